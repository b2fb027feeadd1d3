import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayAfter } from '../calendar-days.ts';
import { addMessage, messageProblems } from '../effects/add-message.ts';
import { stopClock } from '../effects/clock.ts';
import { indexText } from '../effects/index-words.ts';
import { mailReader } from '../effects/mail.ts';
import type { Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

/** Asks the reader; the clock stands still, and the reader has until the day of policy. */
export function askReader(
  room: Room,
  actor: Actor,
  id: string,
  { version, text }: { version: number; text: string },
): Promise<Result<Written, Refusal>> {
  return transition(room, actor, { id, version, action: 'ask' }, async (change) => {
    const problems = messageProblems(text);
    if (problems.length > 0 || change.actorPk === null) return refused({ code: 'invalid', problems });
    const { row, trx, at, actorPk } = change;
    const answerBy = dayAfter(change.today, change.rules.answer.days);
    Object.assign(change.patch, { answer_by: answerBy, reader_wrote_at: null });
    await change.effect('add-message', () =>
      addMessage(trx, { casePk: row.pk, authorPk: actorPk, from: 'staff', at, text }),
    );
    await change.effect('stop-clock', () => stopClock(change));
    await change.effect('mail-reader', () => mailReader(change, 'case-question', { answerBy }));
    await change.effect('index-words', () => indexText(change, text));
    return done({});
  });
}
