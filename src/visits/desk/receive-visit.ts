import { IDENTITY_KINDS, type IdentityKind } from '../../readers/account.ts';
import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { Change } from '../change.ts';
import { useOfVisit } from '../counting.ts';
import { carryKeptItems, dropItems } from '../delivery/items-within-visit.ts';
import type { VisitProblem, VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { freeSeats } from '../storage/seats.ts';
import { transition } from '../transition.ts';
import type { VisitChange, VisitVersioned } from '../visits.ts';

interface Arrival {
  identityKind: IdentityKind;
  nationality: string;
}

/** The reader is here: papers seen, nationality asked, the visit counted. What was kept for them is at hand. */
export function arriveVisit(
  room: VisitRoom,
  actor: Actor,
  id: string,
  { version, ...arrival }: VisitVersioned & Arrival,
): VisitChange {
  return transition(room, actor, { id, version, action: 'arrive' }, async (change) => {
    const problems = problemsOf(arrival);
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    const { trx, row, patch, at, actorPk } = change;
    const { identityKind, nationality } = arrival;
    Object.assign(patch, { arrived_at: at, arrived_by: actorPk });
    await change.effect('note-identity', () => Object.assign(patch, { identity_kind: identityKind, nationality }));
    const carried = await carryKeptItems(change, row);
    if (carried > 0) change.data = { carried };
    await change.effect('count-visit', () => room.countUse(trx, useOfVisit({ ...row, nationality })));
    return done({});
  });
}

function problemsOf({ identityKind, nationality }: Arrival): VisitProblem[] {
  const problems: VisitProblem[] = [];
  if (!IDENTITY_KINDS.includes(identityKind)) problems.push({ field: 'identityKind', code: 'missing' });
  if (nationality === '') problems.push({ field: 'nationality', code: 'missing' });
  else if (!isCountry(nationality)) problems.push({ field: 'nationality', code: 'unknown' });
  return problems;
}

const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** ISO 3166-1 alpha-2, as far as this program's own list of countries goes. */
function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && NAMES.of(code) !== undefined;
}

/** The reader goes, with empty hands. What is kept for their next day stays on the shelf. */
export function completeVisit(room: VisitRoom, actor: Actor, id: string, { version }: VisitVersioned): VisitChange {
  return transition(room, actor, { id, version, action: 'complete' }, async (change) => {
    const { patch, at, actorPk } = change;
    Object.assign(patch, { completed_at: at, completed_by: actorPk, ended_at: at });
    return leave(change);
  });
}

/** Nobody came. */
export function missVisit(
  room: VisitRoom,
  actor: Actor,
  id: string,
  { version }: Partial<VisitVersioned>,
): VisitChange {
  const order = { id, action: 'miss' as const, ...(version === undefined ? {} : { version }) };
  return transition(room, actor, order, async (change) => {
    Object.assign(change.patch, { ended_at: change.at });
    return leave(change);
  });
}

async function leave(change: Change): Promise<Result<object, VisitRefusal>> {
  await change.effect('free-seat', () => freeSeats(change.trx, change.row.pk));
  await change.effect('drop-items', () => dropItems(change, change.row.pk));
  return done({});
}
