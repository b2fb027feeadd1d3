import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** Why an erasure was refused. The columns are explained in ../tables/people.ts. */
export const erasureRefusal = {
  async up(db: Kysely<Database>): Promise<void> {
    for (const column of ['erasure_refusal', 'erasure_refused_at']) {
      await db.schema.alterTable('account').addColumn(column, 'text').execute();
    }
  },
};
