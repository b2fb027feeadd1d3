import { done } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { SYSTEM } from '../../readers/actor.ts';
import { dayAfter } from '../../requests/calendar-days.ts';
import { mailReader } from '../effects/mail.ts';
import { forgetOrder } from '../ordering/write-draft.ts';
import type { CopyRoom } from '../room.ts';
import { transition } from '../transition.ts';

/** Offers that nobody took, or nobody settled once they were taken, links that are over, drafts that nobody touched. @returns how many orders it moved */
export async function endOrdersInTime(room: CopyRoom, signal?: AbortSignal): Promise<number> {
  const { db, now, policy } = room;
  const today = dayInVietnam(now());
  const forgottenBefore = `${dayAfter(today, -policy.on(today).draftDays)}T00:00:00.000Z`;
  const acceptedBefore = `${dayAfter(today, -policy.on(today).acceptedDays)}T00:00:00.000Z`;
  const due = await db
    .selectFrom('copy_order')
    .select(['id', 'state'])
    .where((is) =>
      is.or([
        is('state', '=', 'quoted').and('quote_valid_until', '<', today),
        is('state', '=', 'accepted').and('accepted_at', '<', acceptedBefore),
        is('state', '=', 'delivered').and('link_until', '<', today),
        is('state', '=', 'draft').and('changed_at', '<', forgottenBefore),
      ]),
    )
    .orderBy('pk')
    .execute();
  let moved = 0;
  for (const { id, state } of due) {
    if (signal?.aborted) return moved;
    const ended = state === 'draft' ? await forgetOrder(room, id) : await end(room, id, state !== 'delivered');
    if (ended) moved += 1;
  }
  return moved;
}

async function end(room: CopyRoom, id: string, isOffer: boolean): Promise<boolean> {
  const result = await transition(room, SYSTEM, { id, action: isOffer ? 'expire' : 'close' }, async (change) => {
    change.patch.ended_at = change.at;
    if (isOffer) await change.effect('mail-reader', () => mailReader(change, 'copies-expired'));
    return done({});
  });
  return result.ok;
}
