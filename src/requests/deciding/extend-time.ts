import type { Actor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { messageProblems } from '../effects/add-message.ts';
import { recomputeDue } from '../effects/clock.ts';
import { indexText } from '../effects/index-words.ts';
import { mailReader } from '../effects/mail.ts';
import { extensionLetter } from '../letters/build-letters.ts';
import { aboutChange, writeLetter } from '../letters/write-letter.ts';
import type { Problem, Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

/** An approver gives the archive more time; the reader is told how much, why and until when. */
export function extendTime(
  room: Room,
  actor: Actor,
  id: string,
  { version, workingDays, reason }: { version: number; workingDays: number; reason: string },
): Promise<Result<Written, Refusal>> {
  return transition(room, actor, { id, version, action: 'extend' }, async (change) => {
    const problems = [
      ...dayProblems(workingDays, change.rules.extension.mostWorkingDays),
      ...messageProblems(reason, 'reason'),
    ];
    if (problems.length > 0 || actor.kind !== 'staff') return refused({ code: 'invalid', problems });
    const { trx, row, at } = change;
    const words = reason.trim();
    await change.effect('add-extension', () =>
      trx
        .insertInto('clock_extension')
        .values({ case_pk: row.pk, working_days: workingDays, reason: words, decided_by: actor.pk, at })
        .execute(),
    );
    const formerDueOn = row.due_on ?? change.today;
    const dueOn = (await change.effect('recompute-due', () => recomputeDue(change))) ?? formerDueOn;
    change.data = { workingDays, dueOn };
    await change.effect('write-letter', () =>
      writeLetter(
        change,
        extensionLetter(aboutChange(change), { formerDueOn, dueOn, workingDays, reason: words, signer: actor.name }),
      ),
    );
    await change.effect('mail-reader', () => mailReader(change, 'case-extended', { dueOn }));
    await change.effect('index-words', () => indexText(change, words));
    return done({});
  });
}

function dayProblems(workingDays: number, most: number): Problem[] {
  if (!Number.isInteger(workingDays) || workingDays < 1) return [{ field: 'workingDays', code: 'missing' }];
  return workingDays > most ? [{ field: 'workingDays', code: 'too-many', most }] : [];
}
