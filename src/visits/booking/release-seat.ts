import { SYSTEM, type Actor } from '../../readers/actor.ts';
import { done, type Result } from '../../platform/result.ts';
import type { Change } from '../change.ts';
import type { Session } from '../opening.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { sessionOf } from '../session-of.ts';
import { freeSeats } from '../storage/seats.ts';
import { step, transition } from '../transition.ts';
import type { Part } from '../transitions.ts';
import type { VisitChange, VisitVersioned } from '../visits.ts';
import type { Writing } from '../writing.ts';
import { offerSeats } from './offer-seats.ts';

/** The reader does not want the seat after all. */
export function releaseSeat(room: VisitRoom, actor: Actor, id: string, { version }: VisitVersioned): VisitChange {
  return transition(room, actor, { id, version, action: 'release' }, letGo);
}

/** The same, on the way to something else. */
export function releaseWithin(
  open: Writing,
  actor: Actor,
  id: string,
  as?: Part,
): Promise<Result<{ version: number }, VisitRefusal>> {
  return step(open, actor, { id, action: 'release', ...(as ? { as } : {}) }, letGo);
}

/** Ends the holds of a session that have run out: their seats are wanted. */
export async function releaseRunOut(open: Writing, session: Session): Promise<void> {
  const over = await open.trx
    .selectFrom('visit')
    .select('id')
    .where('state', '=', 'held')
    .where('held_until', '<=', open.at)
    .where('day', '=', session.day)
    .where('half', '=', session.half)
    .where('room', '=', session.room)
    .where('seat_class', '=', session.seatClass)
    .orderBy('pk')
    .execute();
  for (const { id } of over) {
    const released = await releaseWithin(open, SYSTEM, id);
    if (!released.ok) throw new Error(`a hold that had run out was not released: ${released.refusal.code}`);
  }
}

async function letGo(change: Change): Promise<Result<object, VisitRefusal>> {
  Object.assign(change.patch, { held_until: null, ended_at: change.at });
  await giveSeatBack(change);
  return done({});
}

/** The seat is free, and whoever waits longest is offered it. */
export async function giveSeatBack(change: Change): Promise<void> {
  await change.effect('free-seat', () => freeSeats(change.trx, change.row.pk));
  await change.settle();
  await change.effect('offer-seat', () => offerSeats(change.writing, sessionOf(change.row)));
}
