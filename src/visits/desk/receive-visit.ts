import { IDENTITY_KINDS, type IdentityKind } from '../../readers/account.ts';
import type { Actor } from '../../readers/actor.ts';
import { seeIdentityWithin, unseeIdentityWithin } from '../../readers/look-after-readers.ts';
import { isCountry } from '../../platform/country.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { auditVisitRefusal } from '../audit-refusal.ts';
import type { Change } from '../change.ts';
import { takenAway, useOfVisit } from '../counting.ts';
import { carryKeptItems, dropItems, putBackKeptItems } from '../delivery/items-within-visit.ts';
import type { VisitProblem, VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { lockReaderOf } from '../storage/reader-rows.ts';
import { freeSeats } from '../storage/seats.ts';
import { step, transition } from '../transition.ts';
import type { VisitChange, VisitVersioned } from '../visits.ts';
import { writing } from '../writing.ts';

interface Arrival {
  identityKind: IdentityKind;
  nationality: string;
}

/**
 * The reader is here: papers seen, nationality asked, the visit counted. What was kept for them is at hand. Whoever was
 * known by their own word alone is from now on known by their papers.
 */
export async function arriveVisit(
  room: VisitRoom,
  actor: Actor,
  id: string,
  { version, ...arrival }: VisitVersioned & Arrival,
): VisitChange {
  const order = { id, version, action: 'arrive' } as const;
  const result = await writing(room, async (open) => {
    await lockReaderOf(open.trx, id);
    return step(open, actor, order, (change) => receive(change, arrival));
  });
  if (!result.ok) await auditVisitRefusal(room, actor, order, result.refusal);
  return result;
}

async function receive(change: Change, arrival: Arrival): Promise<Result<object, VisitRefusal>> {
  const problems = problemsOf(arrival);
  if (problems.length > 0) return refused({ code: 'invalid', problems });
  const { writing: open, trx, row, patch, at, actorPk } = change;
  const { nationality } = arrival;
  Object.assign(patch, { arrived_at: at, arrived_by: actorPk });
  await change.effect('note-identity', () => noteIdentity(change, arrival));
  const carried = await carryKeptItems(change, row);
  if (carried > 0) change.data = { carried };
  await change.effect('count-visit', () => open.room.countUse(trx, useOfVisit({ ...row, nationality })));
  return done({});
}

async function noteIdentity(change: Change, { identityKind: kind, nationality }: Arrival): Promise<void> {
  const { trx, row, at, actor: staff } = change;
  Object.assign(change.patch, { identity_kind: kind, nationality });
  if (staff.kind !== 'staff') return;
  const entry = await seeIdentityWithin(trx, row.account_pk, { staff, kind, at });
  if (entry) change.writing.note(entry);
}

/**
 * Arrival was pressed on the wrong visit: it is expected again, out of the register and the figures. That it was pressed,
 * by whom and with what, stays in its history.
 */
export async function undoArrival(room: VisitRoom, actor: Actor, id: string, { version }: VisitVersioned): VisitChange {
  const order = { id, version, action: 'undo-arrival' } as const;
  const result = await writing(room, async (open) => {
    await lockReaderOf(open.trx, id);
    return step(open, actor, order, takeBack);
  });
  if (!result.ok) await auditVisitRefusal(room, actor, order, result.refusal);
  return result;
}

async function takeBack(change: Change): Promise<Result<object, VisitRefusal>> {
  const { trx, row, patch, writing: open } = change;
  const { arrived_at: arrivedAt, identity_kind: identityKind, nationality } = row;
  Object.assign(patch, { arrived_at: null, arrived_by: null });
  await change.effect('forget-identity', () => forgetIdentity(change));
  await change.effect('uncount-visit', () => open.room.countUse(trx, takenAway(useOfVisit(row))));
  const putBack = await change.effect('put-back-kept', () => putBackKeptItems(change, row));
  change.data = { arrivedAt, identityKind, nationality, ...(putBack > 0 ? { putBack } : {}) };
  return done({});
}

/** Whoever was seen by this arrival alone was not seen. */
async function forgetIdentity({ trx, row, actor, patch, writing: open }: Change): Promise<void> {
  Object.assign(patch, { identity_kind: null, nationality: null });
  if (actor.kind !== 'staff' || row.arrived_at === null) return;
  const entry = await unseeIdentityWithin(trx, row.account_pk, { staff: actor, seenAt: row.arrived_at });
  if (entry) open.note(entry);
}

function problemsOf({ identityKind, nationality }: Arrival): VisitProblem[] {
  const problems: VisitProblem[] = [];
  if (!IDENTITY_KINDS.includes(identityKind)) problems.push({ field: 'identityKind', code: 'missing' });
  if (nationality === '') problems.push({ field: 'nationality', code: 'missing' });
  else if (!isCountry(nationality)) problems.push({ field: 'nationality', code: 'unknown' });
  return problems;
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
