import { SYSTEM } from '../../readers/actor.ts';
import { createRests } from '../../platform/jobs/rests.ts';
import { done } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Room } from '../room.ts';
import { transition } from '../transition.ts';

/** Closes decided cases once the time to appeal is over and no grant of theirs lives. @returns how many */
export async function closeCases(room: Room, signal?: AbortSignal): Promise<number> {
  const { db, now } = room;
  const over = await db
    .selectFrom('access_case')
    .select('id')
    .where('state', '=', 'decided')
    .where('appeal_until', '<', dayInVietnam(now()))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('access_grant')
            .select('access_grant.pk')
            .whereRef('access_grant.case_pk', '=', 'access_case.pk')
            .where('access_grant.state', 'in', ['active', 'suspended']),
        ),
      ),
    )
    .orderBy('pk')
    .execute();
  let closed = 0;
  const rest = createRests(signal);
  for (const { id } of over) {
    if (signal?.aborted) break;
    const result = await transition(room, SYSTEM, { id, action: 'close' }, async ({ patch, at }) => {
      Object.assign(patch, { closed_at: at, closed_how: 'done' });
      return done({});
    });
    if (result.ok) closed += 1;
    await rest();
  }
  return closed;
}
