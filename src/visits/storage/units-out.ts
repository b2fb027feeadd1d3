import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';

/** A unit that is not in its place in the stack, and for whom. */
interface UnitOut {
  unitId: string;
  itemPk: number;
  accountPk: number;
  /** The last day on which it is needed, as far as known. */
  until: string;
}

/** Of these units those that are out of the stack, or in somebody's hands. */
export async function unitsOut(db: Kysely<Database>, unitIds: readonly string[]): Promise<Map<string, UnitOut>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('visit_item')
    .innerJoin('visit', 'visit.pk', 'visit_item.visit_pk')
    .select([
      'visit_item.unit_id as unitId',
      'visit_item.pk as itemPk',
      'visit.account_pk as accountPk',
      'visit_item.keep_until',
      'visit.day',
    ])
    .where('visit_item.unit_id', 'in', texts(db, unitIds))
    .where('visit_item.out_of_stack', '=', 1)
    .execute();
  return new Map(rows.map(({ keep_until, day, ...unit }) => [unit.unitId, { ...unit, until: keep_until ?? day }]));
}

/** How many units are in a reader's hands. */
export async function unitsInHand(db: Kysely<Database>, accountPk: number): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('account_pk', '=', accountPk)
    .where('returned_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
