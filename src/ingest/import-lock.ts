import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql, type Kysely } from 'kysely';
import { isPostgres } from '../platform/database/dialects.ts';
import type { Database } from '../platform/database/schema.ts';
import { isBusy } from '../platform/database/try-briefly.ts';

/** Numbers that nothing else uses as an advisory lock in this database, and names of files. */
const LOCKS = {
  import: { advisory: 5_041_322_026, file: 'import.lock' },
  reading: { advisory: 5_041_322_027, file: 'reading.lock' },
} as const;

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
  return whileLocked('import', db, dataDir, work);
}

/** As `whileOnlyImport`: only one process at a time reads scans, so that no more cores are taken than are allowed. */
export async function whileOnlyReading<T>(
  db: Kysely<Database>,
  dataDir: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  return whileLocked('reading', db, dataDir, work);
}

async function whileLocked<T>(
  lock: keyof typeof LOCKS,
  db: Kysely<Database>,
  dataDir: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const { advisory, file } = LOCKS[lock];
  return isPostgres(db) ? withAdvisoryLock(db, advisory, work) : withFileLock(join(dataDir, file), work);
}

async function withAdvisoryLock<T>(
  db: Kysely<Database>,
  advisory: number,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${advisory}) as held`.execute(db);
  if (!rows[0]?.held) return undefined;
  try {
    return await work();
  } finally {
    await sql`select pg_advisory_unlock(${advisory})`.execute(db);
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
