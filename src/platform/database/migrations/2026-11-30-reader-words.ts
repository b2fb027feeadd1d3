import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** Since when a reader's words wait for the archive's: few at a time, so their index holds those alone. */
export const readerWords = {
  async up(db: Kysely<Database>): Promise<void> {
    await db.schema.alterTable('access_case').addColumn('reader_wrote_at', 'text').execute();
    await sql`create index access_case_reader_wrote on access_case (reader_wrote_at)
      where reader_wrote_at is not null`.execute(db);
  },
};
