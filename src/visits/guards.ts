import { isTheirOwn } from '../readers/actor.ts';
import type { Change } from './change.ts';
import { unitsHeldIn } from './delivery/items-within-visit.ts';
import { notBookableByStaff } from './is-open.ts';
import { mayBook, mayVisit } from './may-visit.ts';
import type { VisitRefusal } from './refusals.ts';
import { cancelUntil, ends, missedFrom } from './session-times.ts';
import { changesOf } from './storage/corrections-of.ts';
import { deliveriesOfVisit } from './storage/deliveries.ts';
import { openingOf } from './storage/opening.ts';
import { sessionOf } from './session-of.ts';
import type { Guard } from './transitions.ts';

type Judge = (change: Change) => VisitRefusal | undefined | Promise<VisitRefusal | undefined>;

const fine = undefined;

/** What each guard of transitions.ts looks at. */
export const GUARDS: Record<Guard, Judge> = {
  'may-visit': ({ actor, reader }) => (actor.kind === 'reader' ? mayBook(actor) : fine) ?? mayVisit(reader),
  'still-held': ({ row, at }) => (isOver(row.held_until, at) ? { code: 'hold-over' } : fine),
  'hold-over': ({ row, at }) => (isOver(row.held_until, at) ? fine : { code: 'wrong-state', state: row.state }),
  // The lead time was looked at when the seat was taken; one visit in a half-day is what its key sees to.
  'session-open': async ({ writing, row, rules, at }) => {
    const opening = await openingOf(writing.room, writing.trx, row.day, row.day);
    const why = notBookableByStaff(rules, sessionOf(row), { now: at, opening });
    return why ? { code: 'not-bookable', why } : fine;
  },
  'not-own': ({ actor, row }) => (isTheirOwn(actor, row.account_pk) ? { code: 'own-visit' } : fine),
  'before-cut-off': ({ row, rules, at }) => {
    const until = cancelUntil(rules, row);
    return at < until ? fine : { code: 'too-late', until };
  },
  'on-the-day': ({ row, today }) => (row.day === today ? fine : { code: 'another-day', day: row.day }),
  'session-over': ({ row, rules, parts, at }) => {
    const until = parts.has('system') ? missedFrom(rules, row) : ends(rules, row);
    return until <= at ? fine : { code: 'session-not-over', until };
  },
  'nothing-issued': async ({ trx, row }) => {
    const units = await unitsHeldIn(trx, row.pk);
    return units > 0 ? { code: 'still-holding', units } : fine;
  },
  'nothing-handed-over': async ({ trx, row }) =>
    (await deliveriesOfVisit(trx, row.pk)).length > 0 ? { code: 'handed-over' } : fine,
  'not-corrected': async ({ trx, row }) =>
    (await changesOf(trx, 'visits', row.id)).length > 0 ? { code: 'corrected' } : fine,
};

function isOver(heldUntil: string | null, at: string): boolean {
  return heldUntil === null || heldUntil <= at;
}
