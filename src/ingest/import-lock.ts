import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql, type Kysely } from 'kysely';
import { isPostgres } from '../platform/database/dialects.ts';
import type { Database } from '../platform/database/schema.ts';
import { isBusy } from '../platform/database/try-briefly.ts';

/** Any number that nothing else uses as an advisory lock in this database. */
const ADVISORY_LOCK = 5_041_322_026;

/**
 * Runs `work` while no other import runs on the same catalogue. Whoever holds the lock and is killed loses it:
 * PostgreSQL ends an advisory lock with its session, the operating system a file's lock with its process.
 * @param db bound to one connection
 * @returns undefined, without running it, when another import is at work
 */
export async function whileOnlyImport<T>(
  db: Kysely<Database>,
  dataDir: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  return isPostgres(db) ? withAdvisoryLock(db, work) : withFileLock(join(dataDir, 'import.lock'), work);
}

async function withAdvisoryLock<T>(db: Kysely<Database>, work: () => Promise<T>): Promise<T | undefined> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${ADVISORY_LOCK}) as held`.execute(db);
  if (!rows[0]?.held) return undefined;
  try {
    return await work();
  } finally {
    await sql`select pg_advisory_unlock(${ADVISORY_LOCK})`.execute(db);
  }
}

async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T | undefined> {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}
