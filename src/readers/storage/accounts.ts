import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { AccountTable } from '../../platform/database/tables/people.ts';
import type { Role } from '../account.ts';

export type AccountRow = Selectable<AccountTable>;

export function accountByPk(db: Kysely<Database>, pk: number): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('pk', '=', pk).executeTakeFirst();
}

export async function rolesOf(db: Kysely<Database>, pk: number): Promise<ReadonlySet<Role>> {
  const rows = await db.selectFrom('account_role').select('role').where('account_pk', '=', pk).execute();
  return new Set(rows.map(({ role }) => role));
}
