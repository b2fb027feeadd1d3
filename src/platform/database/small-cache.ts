import { sql, type Kysely } from 'kysely';
import { isPostgres } from './dialects.ts';
import type { Database } from './schema.ts';

const KIBIBYTES = 8192;

/** For a connection that reads rows once and in order: more pages in its memory would be of no use to anybody. */
export async function keepFewPages(db: Kysely<Database>): Promise<void> {
  if (!isPostgres(db)) await sql`pragma cache_size = ${sql.lit(-KIBIBYTES)}`.execute(db);
}
