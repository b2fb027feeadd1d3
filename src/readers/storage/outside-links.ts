import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** A person as another service knows them. */
export interface OutsideIdentity {
  issuer: string;
  subject: string;
}

export async function linkedAccount(
  db: Kysely<Database>,
  { issuer, subject }: OutsideIdentity,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('external_identity')
    .select('account_pk')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.account_pk;
}

/** Whether somebody of that service comes in as this account already: one of each service may, and no other. */
export async function isLinkedTo(db: Kysely<Database>, issuer: string, accountPk: number): Promise<boolean> {
  const row = await db
    .selectFrom('external_identity')
    .select('subject')
    .where('issuer', '=', issuer)
    .where('account_pk', '=', accountPk)
    .executeTakeFirst();
  return row !== undefined;
}

/** @throws a unique violation where another did at the same moment */
export async function linkAccount(
  trx: Transaction<Database>,
  { issuer, subject }: OutsideIdentity,
  accountPk: number,
): Promise<void> {
  await trx.insertInto('external_identity').values({ issuer, subject, account_pk: accountPk }).execute();
}

/** Who came in by another service comes in that way no more, until the service vouches for the account's address. */
export async function dropLinks(trx: Transaction<Database>, accountPk: number): Promise<void> {
  await trx.deleteFrom('external_identity').where('account_pk', '=', accountPk).execute();
}
