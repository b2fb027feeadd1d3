import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/**
 * Requests that still wait to be emptied, by the day they were closed. The index of all closed ones made each look
 * walk along everything that had been emptied before.
 */
export const pace = {
  async up(db: Kysely<Database>): Promise<void> {
    await sql`create index access_case_to_empty on access_case (closed_at)
      where emptied_at is null and closed_at is not null`.execute(db);
    await db.schema.dropIndex('access_case_closed').execute();
  },
};
