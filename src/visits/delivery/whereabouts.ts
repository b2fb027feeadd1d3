import type { Place, Whereabouts } from './desk-item.ts';

/** What happened to a unit, as far as it says where it is. */
export interface UnitEvent {
  itemPk: number | null;
  action: string;
  /** ISO 8601 UTC. */
  at: string;
  visitId: string;
  visitNumber: string | null;
  readerId: string;
  reader: string;
}

/** Where a unit is once this was done with it. */
const LEADS_TO: Partial<Record<string, Place>> = {
  pull: 'on-the-way',
  shelve: 'shelf',
  issue: 'reader',
  return: 'counter',
  keep: 'shelf',
  reshelve: 'stack',
};
/** What ends an item: a unit that was fetched for it waits to be put back. */
const ENDINGS: ReadonlySet<string> = new Set(['unfit', 'withhold', 'drop']);

/**
 * Where a unit was at a moment, by nothing but what happened to it.
 * @param events of the unit, the oldest first
 * @param at ISO 8601 UTC
 */
export function whereaboutsAt(events: readonly UnitEvent[], at: string): Whereabouts {
  let place: Place = 'stack';
  let last: UnitEvent | undefined;
  for (const event of events) {
    if (event.at > at) break;
    // It stays where it is, for another visit of its reader.
    if (event.action === 'carry' && last?.itemPk === event.itemPk) last = { ...event, at: last.at };
    const next = placeAfter(place, event, last);
    if (next === undefined) continue;
    place = next;
    last = event;
  }
  if (!last) return { place, since: null, for: null };
  const isFor = place !== 'stack' && place !== 'not-found';
  const { visitId, visitNumber, readerId, reader } = last;
  return { place, since: last.at, for: isFor ? { visitId, visitNumber: visitNumber ?? '', readerId, reader } : null };
}

function placeAfter(place: Place, event: UnitEvent, last: UnitEvent | undefined): Place | undefined {
  if (event.action === 'not-found') return place === 'stack' || place === 'not-found' ? 'not-found' : undefined;
  const isAway = place !== 'stack' && place !== 'not-found';
  if (ENDINGS.has(event.action)) return isAway && last?.itemPk === event.itemPk ? 'counter' : undefined;
  return LEADS_TO[event.action];
}
