import type { StaffActor } from '../../readers/actor.ts';
import { newId } from '../../platform/secrets.ts';
import { done, refused } from '../../platform/result.ts';
import type { AffectedVisit, ClosureChoice, ExceptionInput } from '../closures.ts';
import type { VisitRoom } from '../room.ts';
import { exceptionById } from '../storage/exceptions.ts';
import { openingOf } from '../storage/opening.ts';
import type { VisitChange } from '../visits.ts';
import { writing } from '../writing.ts';
import { affectedVisits } from './affected-visits.ts';
import { exceptionProblems, tidied } from './check-exception.ts';
import { dealWith } from './deal-with.ts';

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
