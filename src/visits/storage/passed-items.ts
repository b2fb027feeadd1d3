import { sql, type Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { VisitItemState } from '../states.ts';
import type { VisitItemRow } from './visit-rows.ts';

/** An item as it left a visit, and where it is now. */
export interface PassedItem {
  item: VisitItemRow;
  to: { id: string; day: string };
}

/**
 * What was asked for or read in a visit, and then went on to a later one with its reader: the visit was moved, or the
 * file kept on the shelf. In the order in which it was asked for.
 */
export async function passedItems(db: Kysely<Database>, visitPk: number): Promise<PassedItem[]> {
  const events = await db
    .selectFrom('visit_event as event')
    .innerJoin('visit_item as item', 'item.pk', 'event.item_pk')
    .select(['item.pk', sql<VisitItemState>`event.to_state`.as('state')])
    .where('event.visit_pk', '=', visitPk)
    .where('item.visit_pk', '<>', visitPk)
    .orderBy('event.pk')
    .execute();
  // The last event that it had here says how it left; a key keeps its first place.
  const states = new Map(events.map(({ pk, state }) => [pk, state]));
  if (states.size === 0) return [];
  const rows = await db
    .selectFrom('visit_item')
    .innerJoin('visit', 'visit.pk', 'visit_item.visit_pk')
    .selectAll('visit_item')
    .select(['visit.id as to_id', 'visit.day as to_day'])
    .where('visit_item.pk', 'in', numbers(db, [...states.keys()]))
    .execute();
  const found = new Map(rows.map((row) => [row.pk, row]));
  return [...states].flatMap(([pk, state]) => {
    const row = found.get(pk);
    if (!row) return [];
    const { to_id: id, to_day: day, ...item } = row;
    return [{ item: { ...item, state }, to: { id, day } }];
  });
}
