import type { StaffActor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { moveWithin } from '../booking/move-visit.ts';
import { releaseWithin } from '../booking/release-seat.ts';
import type { ClosureChoice, ExceptionInput } from '../closures.ts';
import { callOffWithin } from '../desk/decide-visit.ts';
import type { VisitRefusal } from '../refusals.ts';
import { openingOf } from '../storage/opening.ts';
import type { Writing } from '../writing.ts';
import { affectedVisits } from './affected-visits.ts';

/**
 * Does with each visit that a change of the opening hits what was chosen; held seats are given back. The change stands in
 * the tables by now: visits are judged by it, and so is where they are moved to.
 * @param reason told to readers
 */
export async function dealWith(
  open: Writing,
  actor: StaffActor,
  span: ExceptionInput,
  choices: readonly ClosureChoice[],
  reason: string,
): Promise<Result<unknown, VisitRefusal>> {
  const opening = await openingOf(open.room, open.trx, span.fromDay, span.untilDay);
  const affected = await affectedVisits(open.room, open.trx, span, opening);
  const held = affected.filter(({ state }) => state === 'held');
  const booked = affected.filter(({ state }) => state !== 'held');
  const chosen = new Map(choices.map((choice) => [choice.visitId, choice]));
  const missing = booked.filter(({ id }) => !chosen.has(id));
  if (missing.length > 0) return refused({ code: 'choices-missing', visits: missing });
  for (const { id } of held) {
    const released = await releaseWithin(open, actor, id, 'desk');
    if (!released.ok) return released;
  }
  for (const { id } of booked) {
    const followed = await follow(open, actor, chosen.get(id)!, reason);
    if (!followed.ok) return refused({ code: 'choice-failed', visitId: id, refusal: followed.refusal });
  }
  return done(null);
}

function follow(
  open: Writing,
  actor: StaffActor,
  choice: ClosureChoice,
  reason: string,
): Promise<Result<unknown, VisitRefusal>> {
  const order = { id: choice.visitId, reason, as: 'desk' as const };
  return choice.then === 'call-off'
    ? callOffWithin(open, actor, order)
    : moveWithin(open, actor, { ...order, to: choice.to, leaveOut: choice.leaveOut });
}
