import type { Actor } from '../../readers/actor.ts';
import { newId } from '../../platform/secrets.ts';
import { done, refused } from '../../platform/result.ts';
import { notBookable, seatsIn } from '../is-open.ts';
import { mayBook, mayVisit } from '../may-visit.ts';
import type { Session } from '../opening.ts';
import type { VisitRoom } from '../room.ts';
import { openingOf } from '../storage/opening.ts';
import { visitReader } from '../storage/reader-rows.ts';
import { freeSeatNumbers } from '../storage/seats.ts';
import { seatedVisit } from '../storage/visit-rows.ts';
import { endWait, waitsOf } from '../storage/waits.ts';
import type { VisitChange } from '../visits.ts';
import { writing } from '../writing.ts';
import { releaseRunOut } from './release-seat.ts';

/** Queues for one seat in a session that is full. Queueing twice is queueing once. */
export async function waitForSeat(room: VisitRoom, actor: Actor, input: Session): VisitChange<{ id: string }> {
  const notThey = mayBook(actor);
  if (notThey || actor.kind !== 'reader') return refused(notThey ?? { code: 'not-allowed' });
  const { day, half, room: code, seatClass } = input;
  const session = { day, half, room: code, seatClass };
  return writing(room, async (open) => {
    const { trx, at, today, note } = open;
    const refusal = mayVisit(await visitReader(trx, actor.pk));
    if (refusal) return refused(refusal);
    const rules = room.policy.on(day);
    const opening = await openingOf(room, trx, day, day);
    const { horizonDays, limits } = room.policy.on(today);
    const why = notBookable(rules, session, { now: at, today, horizonDays, opening });
    if (why) return refused({ code: 'not-bookable', why });
    await releaseRunOut(open, session);
    const before = await seatedVisit(trx, { ...session, accountPk: actor.pk });
    if (before) return refused({ code: 'already-booked', visitId: before.id });
    if ((await freeSeatNumbers(trx, session, seatsIn(rules, session))).length > 0) {
      return refused({ code: 'seats-free' });
    }
    const waits = await waitsOf(trx, actor.pk);
    const same = waits.find((wait) => isFor(wait, session));
    if (same) return done({ id: same.id });
    if (waits.length >= limits.waiting) return refused({ code: 'limit', limit: 'waiting', most: limits.waiting });
    const id = newId();
    await trx
      .insertInto('visit_wait')
      .values({ id, account_pk: actor.pk, room: code, seat_class: seatClass, day, half, created_at: at })
      .execute();
    note({ actor: actor.id, action: 'visit.wait', subject: `wait:${id}`, data: session });
    return done({ id });
  });
}

/** Out of the queue. */
export async function stopWaiting(room: VisitRoom, actor: Actor, id: string): VisitChange<null> {
  if (actor.kind !== 'reader') return refused({ code: 'not-found' });
  return writing(room, async ({ trx, at, note }) => {
    const wait = (await waitsOf(trx, actor.pk)).find((one) => one.id === id);
    if (!wait) return refused({ code: 'not-found' });
    await endWait(trx, wait.pk, at);
    note({ actor: actor.id, action: 'visit.stop-waiting', subject: `wait:${id}` });
    return done(null);
  });
}

function isFor(wait: { day: string; half: string; room: string; seat_class: string }, session: Session): boolean {
  const { day, half, room, seatClass } = session;
  return wait.day === day && wait.half === half && wait.room === room && wait.seat_class === seatClass;
}
