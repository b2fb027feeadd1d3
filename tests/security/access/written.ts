import type { Kysely } from 'kysely';
import type { Database } from '../../../src/platform/database/schema.ts';

type Counted =
  | 'case_event'
  | 'case_message'
  | 'case_letter'
  | 'access_grant'
  | 'mail'
  | 'attachment'
  | 'delivery'
  | 'room_exception'
  | 'reader_card'
  | 'visit_wait'
  | 'register_correction'
  | 'copy_file';

/** Everything in the database that somebody could have changed. */
export async function written(db: Kysely<Database>): Promise<unknown> {
  const cases = await db.selectFrom('access_case').select(['pk', 'state', 'version', 'form']).orderBy('pk').execute();
  const visits = await db.selectFrom('visit').select(['pk', 'state', 'version']).orderBy('pk').execute();
  const orders = await db.selectFrom('copy_order').select(['pk', 'state', 'version', 'form']).orderBy('pk').execute();
  const items = await db.selectFrom('visit_item').select(['pk', 'state', 'version']).orderBy('pk').execute();
  const count = async (table: Counted) =>
    (
      await db
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const accounts = await db
    .selectFrom('account')
    .select(['pk', 'status', 'assurance', 'name', 'password_hash', 'email_key'])
    .orderBy('pk')
    .execute();
  const roles = await db.selectFrom('account_role').selectAll().orderBy('account_pk').orderBy('role').execute();
  const days = await db.selectFrom('calendar_day').select('day').execute();
  const counts = [
    await count('case_event'),
    await count('case_message'),
    await count('case_letter'),
    await count('mail'),
    await count('delivery'),
    await count('room_exception'),
    await count('reader_card'),
    await count('visit_wait'),
    await count('register_correction'),
    await count('copy_file'),
  ];
  return {
    cases,
    visits,
    orders,
    items,
    accounts,
    roles,
    days,
    counts,
    grants: await count('access_grant'),
    files: await count('attachment'),
  };
}
