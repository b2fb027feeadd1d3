import type { Actor } from '../../readers/actor.ts';
import { done, type Result } from '../../platform/result.ts';
import { resumeClock } from '../effects/clock.ts';
import { dropItems } from '../effects/drop-items.ts';
import { mailReader } from '../effects/mail.ts';
import type { Refusal } from '../refusals.ts';
import type { Written } from '../requests.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

export function withdrawRequest(
  room: Room,
  actor: Actor,
  id: string,
  { version }: { version: number },
): Promise<Result<Written, Refusal>> {
  return transition(room, actor, { id, version, action: 'withdraw' }, async (change) => {
    if (change.row.state === 'awaiting-applicant') await change.effect('resume-clock', () => resumeClock(change));
    await change.effect('drop-items', () => dropItems(change));
    const ended = { closed_at: change.at, closed_how: 'withdrawn', answer_by: null, due_on: null } as const;
    Object.assign(change.patch, { ...ended, reader_wrote_at: null });
    await change.effect('mail-reader', () => mailReader(change, 'case-withdrawn'));
    return done({});
  });
}
