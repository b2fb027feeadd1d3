import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/**
 * One person of each other service comes in as one account. Where several had been let in already nobody can tell now
 * which was the holder: their links go, and whoever has the account's address at the service is linked anew.
 */
export const outsideLinks = {
  async up(db: Kysely<Database>): Promise<void> {
    await sql`delete from external_identity where (issuer, account_pk) in (
      select issuer, account_pk from external_identity group by issuer, account_pk having count(*) > 1
    )`.execute(db);
    await db.schema
      .createIndex('external_identity_account')
      .on('external_identity')
      .columns(['account_pk', 'issuer'])
      .unique()
      .execute();
  },
};
