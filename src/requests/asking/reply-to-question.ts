import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { addMessage, messageProblems } from '../effects/add-message.ts';
import { resumeClock, resumeClockLate } from '../effects/clock.ts';
import { indexText } from '../effects/index-words.ts';
import { deskOf, mailDesk } from '../effects/mail-desk.ts';
import { openItems } from '../effects/open-items.ts';
import type { Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

/** The reader answers what the archive asked; a case that was closed because the answer did not come goes on. */
export function replyToQuestion(
  room: Room,
  actor: Actor,
  id: string,
  { version, text, attachmentIds = [] }: { version: number; text: string; attachmentIds?: readonly string[] },
): Promise<Result<Written, Refusal>> {
  return transition(room, actor, { id, version, action: 'reply' }, async (change) => {
    const problems = messageProblems(text);
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    const { row, trx, at } = change;
    await change.effect('add-message', () =>
      addMessage(trx, { casePk: row.pk, authorPk: row.account_pk, from: 'reader', at, text, attachmentIds }),
    );
    const isLate = row.state === 'closed';
    await change.effect('resume-clock', () => (isLate ? resumeClockLate(change) : resumeClock(change)));
    if (isLate) {
      await change.effect('open-items', () => openItems(change));
      Object.assign(change.patch, { closed_at: null, closed_how: null });
    }
    change.patch.reader_wrote_at = at;
    await change.effect('mail-colleague', async () => {
      const { people } = await deskOf(trx, row);
      const key = `case:${row.pk}:desk-answered:${row.version + 1}`;
      await mailDesk(trx, at, people, {
        key,
        template: 'desk-answered',
        data: { caseId: row.id, number: row.number ?? '' },
      });
    });
    await change.effect('index-words', () => indexText(change, text));
    return done({});
  });
}
