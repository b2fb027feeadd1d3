import type { StaffActor } from '../../readers/actor.ts';
import { newId } from '../../platform/secrets.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { moveWithin } from '../booking/move-visit.ts';
import { releaseWithin } from '../booking/release-seat.ts';
import type { AffectedVisit, ClosureChoice, ExceptionInput } from '../closures.ts';
import { callOffWithin } from '../desk/decide-visit.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { exceptionById } from '../storage/exceptions.ts';
import { openingOf } from '../storage/opening.ts';
import type { VisitChange } from '../visits.ts';
import { writing, type Writing } from '../writing.ts';
import { affectedVisits } from './affected-visits.ts';
import { exceptionProblems, tidied } from './check-exception.ts';

/** Which visits an entry would hit, if it were made now. */
export async function affectedBy(room: VisitRoom, input: ExceptionInput): VisitChange<AffectedVisit[]> {
  const exception = tidied(input);
  const problems = exceptionProblems(room, exception);
  if (problems.length > 0) return refused({ code: 'invalid', problems });
  const opening = await openingOf(room, room.db, exception.fromDay, exception.untilDay);
  const exceptions = [...opening.exceptions, exception];
  return done(await affectedVisits(room, room.db, exception, { ...opening, exceptions }));
}

/** Makes the entry, and does with each visit that it hits what was chosen; all or nothing. */
export function setException(
  room: VisitRoom,
  actor: StaffActor,
  { choices, ...input }: ExceptionInput & { choices: readonly ClosureChoice[] },
): VisitChange<{ id: string }> {
  return writing(room, async (open) => {
    const exception = tidied(input);
    const problems = exceptionProblems(room, exception);
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    const id = newId();
    const { kind, room: code, fromDay, untilDay, half, label } = exception;
    await open.trx
      .insertInto('room_exception')
      .values({
        id,
        room: code,
        from_day: fromDay,
        until_day: untilDay,
        half,
        kind,
        label,
        created_by: actor.pk,
        created_at: open.at,
      })
      .execute();
    const data = { kind, room: code, fromDay, untilDay, half };
    open.note({ actor: actor.id, action: `room.${kind}`, subject: `exception:${id}`, data });
    const dealt = await dealWith(open, actor, exception, choices, label);
    return dealt.ok ? done({ id }) : dealt;
  });
}

/** Takes an entry back; the row stays as history. What it had opened may have visits, which need a choice, too. */
export function endException(
  room: VisitRoom,
  actor: StaffActor,
  id: string,
  { choices }: { choices: readonly ClosureChoice[] },
): VisitChange<null> {
  return writing(room, async (open) => {
    const exception = await exceptionById(open.trx, id);
    if (!exception) return refused({ code: 'not-found' });
    await open.trx
      .updateTable('room_exception')
      .set({ ended_by: actor.pk, ended_at: open.at })
      .where('id', '=', id)
      .execute();
    open.note({ actor: actor.id, action: 'room.exception-ended', subject: `exception:${id}` });
    const dealt = await dealWith(open, actor, exception, choices, exception.label);
    return dealt.ok ? done(null) : dealt;
  });
}

/** The entry stands in the tables by now: visits are judged by it, and so is where they are moved to. */
async function dealWith(
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
    : moveWithin(open, actor, { ...order, to: choice.to });
}
