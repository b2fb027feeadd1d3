import type { Kysely } from 'kysely';
import type { Role } from '../../readers/account.ts';
import type { Database } from '../../platform/database/schema.ts';

/** A member of staff who works here and has one of the roles; none for any other id. */
export async function staffByIdWithRole(
  db: Kysely<Database>,
  id: string,
  ...roles: Role[]
): Promise<{ pk: number; id: string; name: string; ownReaderPk: number | null } | undefined> {
  return activeStaff(db, roles)
    .select('account.own_reader_pk as ownReaderPk')
    .where('account.id', '=', id)
    .executeTakeFirst();
}

/** By name. */
export async function staffWithRole(
  db: Kysely<Database>,
  ...roles: Role[]
): Promise<{ pk: number; id: string; name: string }[]> {
  return activeStaff(db, roles).orderBy('account.name').orderBy('account.pk').execute();
}

/** Active, and has taken the invitation: whoever never came holds no case. */
function activeStaff(db: Kysely<Database>, roles: readonly Role[]) {
  return db
    .selectFrom('account')
    .select(['account.pk', 'account.id', 'account.name'])
    .where('account.kind', '=', 'staff')
    .where('account.status', '=', 'active')
    .where('account.email_verified_at', 'is not', null)
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

/** A member of staff as a letter needs them. */
export interface StaffAddress {
  pk: number;
  email: string;
  language: 'vi' | 'en';
}

/** The holder of a case, if their account works. */
export async function whoWorksOn(db: Kysely<Database>, accountPk: number): Promise<StaffAddress | undefined> {
  const [found] = await db
    .selectFrom('account')
    .select(['pk', 'email', 'language'])
    .where('pk', '=', accountPk)
    .where('status', '=', 'active')
    .execute();
  return found && withAddress(found);
}

/** Everybody active who has one of the roles. */
export async function staffToWriteTo(db: Kysely<Database>, ...roles: Role[]): Promise<StaffAddress[]> {
  const rows = await activeStaff(db, roles)
    .select(['account.email', 'account.language'])
    .orderBy('account.pk')
    .execute();
  return rows.flatMap((row) => withAddress(row) ?? []);
}

function withAddress({
  pk,
  email,
  language,
}: Omit<StaffAddress, 'email'> & { email: string | null }): StaffAddress | undefined {
  return email === null ? undefined : { pk, email, language };
}
