import type { Actor } from '../../readers/actor.ts';
import { done, refused } from '../../platform/result.ts';
import { clearTheWay } from '../booking/clear-the-way.ts';
import { partyProblem } from '../booking/hold-seat.ts';
import { makeHeldVisit } from '../booking/held-visit.ts';
import { releaseRunOut } from '../booking/release-seat.ts';
import { confirmWithin } from '../booking/confirm-visit.ts';
import { ownKey, requestWithin } from '../booking/request-visit.ts';
import { notBookableByStaff } from '../is-open.ts';
import { mayVisit } from '../may-visit.ts';
import type { Session } from '../opening.ts';
import { worksInReadingRoom } from '../parts.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { openingOf } from '../storage/opening.ts';
import { visitReaderById, type VisitReader } from '../storage/reader-rows.ts';
import { sentVisit } from '../storage/visit-rows.ts';
import type { VisitChange, VisitForm } from '../visits.ts';
import { writing, type Writing } from '../writing.ts';

/** A moment: the seat is asked for in the same transaction. */
const WHILE_BOOKING_MS = 60_000;

type Booking = Session & VisitForm & { language: 'vi' | 'en'; partySize: number; submissionKey: string };

/** For a reader who stands here or telephones: held, asked for and confirmed in one transaction. */
export async function bookFor(
  room: VisitRoom,
  actor: Actor,
  readerId: string,
  input: Booking,
): VisitChange<{ id: string; version: number; number: string }> {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  return writing(room, async (open) => {
    const { trx } = open;
    const reader = await visitReaderById(trx, readerId);
    if (!reader) return refused({ code: 'not-found' });
    const before = await sentVisit(trx, ownKey(reader.pk, input.submissionKey));
    if (before) return done({ id: before.id, version: before.version, number: before.number });
    const refusal = await whyNot(open, reader, input);
    if (refusal) return refused(refusal);
    const cleared = await clearTheWay(open, actor, { ...input, accountPk: reader.pk });
    if (!cleared.ok) return cleared;
    const { day, half, room: code, seatClass, language, partySize } = input;
    const held = await makeHeldVisit(open, {
      session: { day, half, room: code, seatClass },
      accountPk: reader.pk,
      language,
      partySize,
      heldUntil: new Date(open.now.getTime() + WHILE_BOOKING_MS).toISOString(),
      by: actor,
    });
    if (!held.ok) return held;
    const { id } = held.value;
    const asked = await requestWithin(open, actor, { id, form: input, key: input.submissionKey, confirmsAnyway: true });
    if (!asked.ok) return asked;
    const confirmed = await confirmWithin(open, actor, { id, looked: true });
    return confirmed.ok ? done({ id, version: confirmed.value.version, number: asked.value.number }) : confirmed;
  });
}

async function whyNot(open: Writing, reader: VisitReader, input: Booking): Promise<VisitRefusal | undefined> {
  const { room, trx, at } = open;
  const rules = room.policy.on(input.day);
  const refusal = mayVisit(reader) ?? partyProblem(input.partySize, rules.limits.groupSize);
  if (refusal) return refusal;
  const opening = await openingOf(room, trx, input.day, input.day);
  const why = notBookableByStaff(rules, input, { now: at, opening });
  if (why) return { code: 'not-bookable', why };
  await releaseRunOut(open, input);
  return undefined;
}
