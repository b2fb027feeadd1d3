import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** Which reader's account is a colleague's own. The column is explained in ../tables/people.ts. */
export const ownReader = {
  async up(db: Kysely<Database>): Promise<void> {
    await db.schema
      .alterTable('account')
      .addColumn('own_reader_pk', 'integer', (c) => c.references('account.pk'))
      .execute();
  },
};
