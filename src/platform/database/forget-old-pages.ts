import { sql, type Kysely } from 'kysely';
import { isPostgres } from './dialects.ts';
import type { Database } from './schema.ts';

/**
 * SQLite's write-ahead log holds pages as they were before a change, until it is written over: after a removal
 * it is emptied, so that the words of what is now secret are not left on the disk. Where a reader is in the
 * way the next import does it; PostgreSQL's own upkeep (vacuum) sees to its files.
 */
export async function forgetOldPages(db: Kysely<Database>): Promise<void> {
  if (!isPostgres(db)) await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
