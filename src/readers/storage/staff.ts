import { sql, type Kysely, type Transaction } from 'kysely';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { ROLES, type Role } from '../account.ts';
import type { Colleague } from '../people-at-work.ts';

export async function staffAccounts(db: Kysely<Database>): Promise<Colleague[]> {
  const accounts = await db
    .selectFrom('account')
    .where('kind', '=', 'staff')
    .where('status', '!=', 'erased')
    .select(['pk', 'id', 'name', 'email', 'status', 'email_verified_at', 'totp_confirmed_at', 'created_at'])
    .select((is) =>
      is
        .selectFrom('account as reader')
        .whereRef('reader.pk', '=', 'account.own_reader_pk')
        .select('reader.email')
        .as('own_reader'),
    )
    .select((is) =>
      is
        .selectFrom('session')
        .whereRef('session.account_pk', '=', 'account.pk')
        .select((its) => its.fn.max('last_seen_at').as('at'))
        .as('last_seen_at'),
    )
    .orderBy('name_key')
    .orderBy('pk')
    .execute();
  const roles = await db.selectFrom('account_role').selectAll().execute();
  return accounts.map((account) => ({
    id: account.id,
    name: account.name,
    email: account.email ?? '',
    roles: ROLES.filter((role) => roles.some((row) => row.account_pk === account.pk && row.role === role)),
    status: account.status === 'disabled' ? 'disabled' : account.email_verified_at === null ? 'invited' : 'active',
    hasSecondFactor: account.totp_confirmed_at !== null,
    ownReader: account.own_reader,
    createdAt: account.created_at,
    lastSeenAt: account.last_seen_at,
  }));
}

export async function writeRoles(trx: Transaction<Database>, accountPk: number, roles: readonly Role[]): Promise<void> {
  await trx.deleteFrom('account_role').where('account_pk', '=', accountPk).execute();
  const rows = [...new Set(roles)].map((role) => ({ account_pk: accountPk, role }));
  await trx.insertInto('account_role').values(rows).execute();
}

/**
 * Whether somebody else can administer accounts. On PostgreSQL administrators' roles stay as they are until the
 * transaction ends: two who take each other's away at the same moment would leave nobody.
 */
export async function otherAdministrators(trx: Transaction<Database>, accountPk: number): Promise<boolean> {
  if (isPostgres(trx)) await sql`lock table account_role in share row exclusive mode`.execute(trx);
  const other = await trx
    .selectFrom('account_role')
    .innerJoin('account', 'account.pk', 'account_role.account_pk')
    .where('role', '=', 'administrator')
    .where('account_pk', '!=', accountPk)
    .where('status', '=', 'active')
    .where('email_verified_at', 'is not', null)
    .select('account_pk')
    .executeTakeFirst();
  return other !== undefined;
}
