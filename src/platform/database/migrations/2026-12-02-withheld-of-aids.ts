import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** How many records a finding aid marks as secret or internal: what it newly closes is not held back by the guard. */
export const withheldOfAids = {
  async up(db: Kysely<Database>): Promise<void> {
    await db.schema
      .alterTable('finding_aid')
      .addColumn('withheld', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
