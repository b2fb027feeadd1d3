import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';

/** What a holder of the lock came back with; not held when another thread, process or machine holds it. */
export type Held<T> = { held: true; value: T } | { held: false };

/**
 * Lets one worker at a time empty the outbox or rebuild the index, among all processes that share the
 * catalogue. The lock dies with its holder: on PostgreSQL it belongs to a connection, elsewhere to an open
 * file in the data folder, so nothing is ever left to clean up after a kill.
 */
export async function withIndexLock<T>(
  db: Kysely<Database>,
  dataDir: string,
  work: () => Promise<T>,
): Promise<Held<T>> {
  return isPostgres(db) ? withAdvisoryLock(db, work) : withFileLock(join(dataDir, 'indexing.lock'), work);
}

/** As `withIndexLock`, waiting for the present holder. @param onWait called once when there is one */
export async function awaitIndexLock<T>(
  db: Kysely<Database>,
  dataDir: string,
  work: () => Promise<T>,
  { signal, onWait }: { signal?: AbortSignal; onWait?(): void } = {},
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    signal?.throwIfAborted();
    const outcome = await withIndexLock(db, dataDir, work);
    if (outcome.held) return outcome.value;
    if (attempt === 0) onWait?.();
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

const RETRY_MS = 50;
/** Any number that nothing else of this program locks. */
const ADVISORY_KEY = 0x50_44_49_58;

async function withAdvisoryLock<T>(db: Kysely<Database>, work: () => Promise<T>): Promise<Held<T>> {
  return db.connection().execute(async (connection): Promise<Held<T>> => {
    const asked = await sql<{ held: boolean }>`select pg_try_advisory_lock(${sql.lit(ADVISORY_KEY)}) as held`.execute(
      connection,
    );
    if (!asked.rows[0]?.held) return { held: false };
    try {
      return { held: true, value: await work() };
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(ADVISORY_KEY)})`.execute(connection);
    }
  });
}

/** SQLite's own file lock is the one kind that threads, processes and a kill all respect. */
async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<Held<T>> {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    if (!takeFileLock(file)) return { held: false };
    return { held: true, value: await work() };
  } finally {
    file.close();
  }
}

function takeFileLock(file: DatabaseSync): boolean {
  try {
    file.exec('begin exclusive');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  }
}

const SQLITE_BUSY = 5;
