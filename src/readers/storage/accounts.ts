import type { Kysely, Selectable, Transaction } from 'kysely';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { AccountTable } from '../../platform/database/tables/people.ts';
import type { Role } from '../account.ts';

export type AccountRow = Selectable<AccountTable>;

export function accountByPk(db: Kysely<Database>, pk: number): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('pk', '=', pk).executeTakeFirst();
}

export function accountById(db: Kysely<Database>, id: string): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

export function accountByEmailKey(db: Kysely<Database>, key: string): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('email_key', '=', key).executeTakeFirst();
}

/** As it is now, and as it stays until the transaction ends. */
export function lockedAccount(trx: Transaction<Database>, pk: number): Promise<AccountRow | undefined> {
  const found = trx.selectFrom('account').selectAll().where('pk', '=', pk);
  return (isPostgres(trx) ? found.forUpdate() : found).executeTakeFirst();
}

export async function rolesOf(db: Kysely<Database>, pk: number): Promise<ReadonlySet<Role>> {
  const rows = await db.selectFrom('account_role').select('role').where('account_pk', '=', pk).execute();
  return new Set(rows.map(({ role }) => role));
}
