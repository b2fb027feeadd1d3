import { SYSTEM } from '../../readers/actor.ts';
import { createRests } from '../../platform/jobs/rests.ts';
import { done } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { dayAfter } from '../calendar-days.ts';
import { deleteDraft } from '../effects/delete-draft.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

/**
 * Deletes drafts and browsers' carts that nobody has touched for as long as policy keeps them.
 * @returns how many drafts went
 */
export async function purgeDrafts(room: Room, signal?: AbortSignal): Promise<number> {
  const { db, now, policy } = room;
  const today = dayInVietnam(now());
  const { draftDays } = policy.on(today);
  const before = `${dayAfter(today, -draftDays)}T00:00:00.000Z`;
  const forgotten = await db
    .selectFrom('access_case')
    .select('id')
    .where('state', '=', 'draft')
    .where('changed_at', '<', before)
    .orderBy('pk')
    .execute();
  let purged = 0;
  const rest = createRests(signal);
  for (const { id } of forgotten) {
    if (signal?.aborted) return purged;
    const gone = await transition(room, SYSTEM, { id, action: 'forget' }, async (change) => {
      await change.effect('delete-draft', () => deleteDraft(change));
      return done({});
    });
    if (gone.ok) purged += 1;
    await rest();
  }
  await db.deleteFrom('cart').where('account_pk', 'is', null).where('changed_at', '<', before).execute();
  return purged;
}
