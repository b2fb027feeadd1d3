import type { Kysely } from 'kysely';
import type { Role } from '../../readers/account.ts';
import type { Database } from '../../platform/database/schema.ts';

/** An active member of staff who has one of the roles; none for any other id. */
export async function staffByIdWithRole(
  db: Kysely<Database>,
  id: string,
  ...roles: Role[]
): Promise<{ pk: number; id: string; name: string } | undefined> {
  return activeStaff(db, roles).where('account.id', '=', id).executeTakeFirst();
}

/** By name. */
export async function staffWithRole(
  db: Kysely<Database>,
  ...roles: Role[]
): Promise<{ pk: number; id: string; name: string }[]> {
  return activeStaff(db, roles).orderBy('account.name').orderBy('account.pk').execute();
}

function activeStaff(db: Kysely<Database>, roles: readonly Role[]) {
  return db
    .selectFrom('account')
    .select(['account.pk', 'account.id', 'account.name'])
    .where('account.kind', '=', 'staff')
    .where('account.status', '=', 'active')
    .where((e) =>
      e.exists(
        e
          .selectFrom('account_role')
          .select('account_role.role')
          .whereRef('account_role.account_pk', '=', 'account.pk')
          .where('account_role.role', 'in', roles),
      ),
    );
}
