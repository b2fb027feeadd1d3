import type { Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { VisitItemState } from '../states.ts';

/**
 * Items of visits that are wanted, or were used, also those that went on to a later visit since: those given up do not
 * count.
 */
export async function filesWanted(db: Kysely<Database>, visitPks: readonly number[]): Promise<Map<number, number>> {
  const counts = await countByState(db, visitPks);
  const passed = await countPassed(db, visitPks);
  return new Map(
    visitPks.map((pk) => {
      const here = sum(counts.get(pk) ?? new Map<VisitItemState, number>(), (state) => state !== 'cancelled');
      return [pk, here + (passed.get(pk) ?? 0)];
    }),
  );
}

/** How many items were asked for or read in a visit and are another's now. */
async function countPassed(db: Kysely<Database>, visitPks: readonly number[]): Promise<Map<number, number>> {
  if (visitPks.length === 0) return new Map();
  const rows = await db
    .selectFrom('visit_event as event')
    .innerJoin('visit_item as item', 'item.pk', 'event.item_pk')
    .select((e) => ['event.visit_pk', e.fn.count<number>('item.pk').distinct().as('count')])
    .where('event.visit_pk', 'in', numbers(db, visitPks))
    .whereRef('item.visit_pk', '<>', 'event.visit_pk')
    .groupBy('event.visit_pk')
    .execute();
  return new Map(rows.map(({ visit_pk, count }) => [visit_pk, count]));
}

export interface ItemCounts {
  files: number;
  /** In the reader's hands. */
  holding: number;
  /** Ready on the reading room's shelf. */
  ready: number;
}

export async function itemCounts(db: Kysely<Database>, visitPks: readonly number[]): Promise<Map<number, ItemCounts>> {
  const counts = await countByState(db, visitPks);
  return new Map(
    [...counts].map(([pk, states]) => [
      pk,
      {
        files: sum(states, (state) => state !== 'cancelled'),
        holding: states.get('issued') ?? 0,
        ready: states.get('on-shelf') ?? 0,
      },
    ]),
  );
}

async function countByState(
  db: Kysely<Database>,
  visitPks: readonly number[],
): Promise<Map<number, Map<VisitItemState, number>>> {
  const counts = new Map<number, Map<VisitItemState, number>>();
  if (visitPks.length === 0) return counts;
  const rows = await db
    .selectFrom('visit_item')
    .select((e) => ['visit_pk', 'state', e.fn.countAll<number>().as('count')])
    .where('visit_pk', 'in', numbers(db, visitPks))
    .groupBy(['visit_pk', 'state'])
    .execute();
  for (const { visit_pk, state, count } of rows) {
    counts.set(visit_pk, (counts.get(visit_pk) ?? new Map<VisitItemState, number>()).set(state, count));
  }
  return counts;
}

function sum(states: ReadonlyMap<VisitItemState, number>, counts: (state: VisitItemState) => boolean): number {
  return [...states].reduce((all, [state, count]) => all + (counts(state) ? count : 0), 0);
}
