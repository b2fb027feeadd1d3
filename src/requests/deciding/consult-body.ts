import type { Actor } from '../../readers/actor.ts';
import { isDay } from '../../platform/content/day.ts';
import { newId } from '../../platform/secrets.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { messageProblems } from '../effects/add-message.ts';
import { indexText } from '../effects/index-words.ts';
import type { Problem, Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

interface Consultation {
  version: number;
  body: string;
  question: string;
  answerBy: string | null;
  isBinding: boolean;
}

/** Another body is asked for its opinion; the clock goes on, unless an approver extends it. */
export function consultBody(
  room: Room,
  actor: Actor,
  id: string,
  { version, body, question, answerBy, isBinding }: Consultation,
): Promise<Result<Written, Refusal>> {
  return transition(room, actor, { id, version, action: 'consult' }, async (change) => {
    const problems = [...messageProblems(body, 'body'), ...messageProblems(question, 'question')];
    problems.push(...dayProblems(answerBy, change.today));
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    await change.effect('add-consultation', () =>
      change.trx
        .insertInto('consultation')
        .values({
          id: newId(),
          case_pk: change.row.pk,
          body: body.trim(),
          question: question.trim(),
          asked_by: change.actorPk!,
          asked_at: change.at,
          answer_by: answerBy,
          is_binding: isBinding ? 1 : 0,
        })
        .execute(),
    );
    await change.effect('index-words', () => indexText(change, body, question));
    return done({});
  });
}

function dayProblems(day: string | null, today: string): Problem[] {
  if (day === null) return [];
  if (!isDay(day)) return [{ field: 'answerBy', code: 'unknown' }];
  return day <= today ? [{ field: 'answerBy', code: 'day-out-of-range' }] : [];
}
