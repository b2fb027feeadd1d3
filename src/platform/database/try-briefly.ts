import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Whoever asks has work to go on with: an import holds the lock nearly all the time. */
const PATIENCE_MS = 2;
const USUAL_PATIENCE_MS = 10_000;

/**
 * Runs a write on SQLite without waiting long for another writer.
 * @returns false when another process or thread kept the write lock: nothing was written, try again later
 */
export async function tryBriefly(db: Kysely<Database>, write: () => Promise<unknown>): Promise<boolean> {
  await sql`pragma busy_timeout = ${sql.lit(PATIENCE_MS)}`.execute(db);
  try {
    await write();
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  } finally {
    await sql`pragma busy_timeout = ${sql.lit(USUAL_PATIENCE_MS)}`.execute(db);
  }
}

const SQLITE_BUSY = 5;

/** Whether SQLite refused because somebody else is writing. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;
}
