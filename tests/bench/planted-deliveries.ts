import { sql, type Kysely } from 'kysely';
import type { Database } from '../../src/platform/database/schema.ts';

/**
 * Hands over files in every visit that was completed, as years of use leave them on the register: so many each, all of
 * them returned and put away. Written by the database itself: through the use cases it would take hours.
 * @returns how many hand-overs there are
 */
export async function plantDeliveries(db: Kysely<Database>, perVisit: number): Promise<number> {
  const { files } = await db
    .selectFrom('record')
    .select((e) => e.fn.countAll<number>().as('files'))
    .where('level', '=', 'file')
    .executeTakeFirstOrThrow();
  await sql`
    insert into visit_item (id, visit_pk, position, record_id, unit_id, snapshot, stack_order, reason, state, version,
      slip_number, slip_prints, out_of_stack, changed_at)
    with recursive place (n) as (select 1 union all select n + 1 from place where n < ${perVisit}),
      file as (select id, row_number() over (order by pk) as n from record where level = 'file')
    select 'planted-' || visit.pk || '-' || place.n, visit.pk, place.n, file.id, file.id, '{}', '', '', 'reshelved', 7,
      'PL-' || visit.pk || '-' || place.n, 1, 0, visit.changed_at
    from visit
    cross join place
    inner join file on file.n = (visit.pk * 7 + place.n) % ${files} + 1
    where visit.state = 'completed'`.execute(db);
  await sql`
    insert into delivery (id, item_pk, visit_pk, account_pk, record_id, unit_id, issued_at, issued_on, issued_by,
      reader_took, sheets_out, pages, drawings, condition_out, note_out, returned_at, returned_by, reader_gave_back,
      sheets_back, condition_back, note_back)
    select 'delivery-' || item.pk, item.pk, visit.pk, visit.account_pk, item.record_id, item.unit_id,
      visit.day || 'T02:00:00.000Z', visit.day, (select min(account_pk) from account_role), 1, 40, 80, item.pk % 3,
      'good', '', visit.day || 'T04:00:00.000Z', (select min(account_pk) from account_role), 1, 40, 'good', ''
    from visit_item item
    inner join visit on visit.pk = item.visit_pk
    where item.state = 'reshelved'`.execute(db);
  await sql`analyze`.execute(db);
  const { deliveries } = await db
    .selectFrom('delivery')
    .select((e) => e.fn.countAll<number>().as('deliveries'))
    .executeTakeFirstOrThrow();
  return deliveries;
}
