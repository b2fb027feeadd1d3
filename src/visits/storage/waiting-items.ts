import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { VisitItemState } from '../states.ts';
import { unitsOut } from './units-out.ts';

/** Where an item stands in the line for its unit, and the last day on which somebody else is to have that. */
export interface QueuePlace {
  /** 1 is the first. */
  position: number;
  /** Null where nobody has it now, or should have given it back already. */
  untilDay: string | null;
}

/** Where somebody who joins the line for a unit now will stand. */
export async function placeAtTheEnd(db: Kysely<Database>, unitId: string, today: string): Promise<QueuePlace> {
  const position = (await waitingFor(db, unitId)).length + 1;
  return { position, untilDay: stillAhead((await unitsOut(db, [unitId])).get(unitId)?.until, today) };
}

/** Those of these items that wait in line, with their place there. */
export async function queuePlaces(
  db: Kysely<Database>,
  items: readonly { id: string; unit_id: string; state: VisitItemState }[],
  today: string,
): Promise<Map<string, QueuePlace>> {
  const unitIds = items.filter(({ state }) => state === 'in-use').map(({ unit_id }) => unit_id);
  const out = await unitsOut(db, unitIds);
  const places = new Map<string, QueuePlace>();
  for (const [unitId, waiting] of await waitingForEach(db, unitIds)) {
    const untilDay = stillAhead(out.get(unitId)?.until, today);
    waiting.forEach(({ itemId }, at) => places.set(itemId, { position: at + 1, untilDay }));
  }
  return places;
}

function stillAhead(until: string | undefined, today: string): string | null {
  return until !== undefined && until >= today ? until : null;
}

/** An item that was told that somebody else has its unit. */
export interface WaitingItem {
  itemId: string;
  visitId: string;
  day: string;
  reader: string;
}

/** In the order in which they were told. */
export async function waitingFor(db: Kysely<Database>, unitId: string): Promise<WaitingItem[]> {
  return (await waitingForEach(db, [unitId])).get(unitId) ?? [];
}

/** The same, by unit. */
export async function waitingForEach(
  db: Kysely<Database>,
  unitIds: readonly string[],
): Promise<Map<string, WaitingItem[]>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('visit_item')
    .innerJoin('visit', 'visit.pk', 'visit_item.visit_pk')
    .innerJoin('account', 'account.pk', 'visit.account_pk')
    .select([
      'visit_item.unit_id as unitId',
      'visit_item.id as itemId',
      'visit.id as visitId',
      'visit.day',
      'account.name as reader',
    ])
    .where('visit_item.unit_id', 'in', texts(db, unitIds))
    .where('visit_item.state', '=', 'in-use')
    .orderBy('visit_item.changed_at')
    .orderBy('visit_item.pk')
    .execute();
  const waiting = new Map<string, WaitingItem[]>();
  for (const { unitId, ...item } of rows) waiting.set(unitId, [...(waiting.get(unitId) ?? []), item]);
  return waiting;
}
