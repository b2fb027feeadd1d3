import { SYSTEM } from '../../readers/actor.ts';
import { done } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { dayAfter } from '../../requests/calendar-days.ts';
import { offerSeats } from '../booking/offer-seats.ts';
import { giveSeatBack, releaseWithin } from '../booking/release-seat.ts';
import { missVisit } from '../desk/receive-visit.ts';
import { dropItems } from '../delivery/items-within-visit.ts';
import { mailReader, tellReader } from '../effects/mail-reader.ts';
import type { Session } from '../opening.ts';
import type { VisitRoom } from '../room.ts';
import { missedFrom } from '../session-times.ts';
import { filesWanted } from '../storage/item-counts.ts';
import { visitReader } from '../storage/reader-rows.ts';
import { transition } from '../transition.ts';
import { writing } from '../writing.ts';

/** What the clock does to visits. Each is safe to do twice, by several processes at once, or to stop half-way. */

/** Lets go seats whose hold has run out. @returns how many */
export async function releaseHolds(room: VisitRoom, signal?: AbortSignal): Promise<number> {
  const over = await room.db
    .selectFrom('visit')
    .select('id')
    .where('state', '=', 'held')
    .where('held_until', '<=', room.now().toISOString())
    .orderBy('held_until')
    .execute();
  let released = 0;
  for (const { id } of over) {
    if (signal?.aborted) break;
    const gone = await writing(room, (open) => releaseWithin(open, SYSTEM, id));
    if (gone.ok) released += 1;
  }
  return released;
}

/** Offers free seats to whoever waits, and ends waiting for what is over. @returns how many were offered */
export async function offerFreeSeats(room: VisitRoom, signal?: AbortSignal): Promise<number> {
  const today = dayInVietnam(room.now());
  await room.db
    .updateTable('visit_wait')
    .set({ ended_at: room.now().toISOString() })
    .where('ended_at', 'is', null)
    .where('day', '<', today)
    .execute();
  const sessions: Session[] = await room.db
    .selectFrom('visit_wait')
    .select(['day', 'half', 'room', 'seat_class as seatClass'])
    .distinct()
    .where('ended_at', 'is', null)
    .execute();
  let offered = 0;
  for (const session of sessions) {
    if (signal?.aborted) break;
    const result = await writing(room, async (open) => done(await offerSeats(open, session)));
    if (result.ok) offered += result.value;
  }
  return offered;
}

/** Ends visits that nobody came to, and those that nobody answered in time. @returns how many of each */
export async function endPastVisits(
  room: VisitRoom,
  signal?: AbortSignal,
): Promise<{ missed: number; lapsed: number }> {
  const at = room.now().toISOString();
  const past = await room.db
    .selectFrom('visit')
    .select(['id', 'state', 'day', 'half', 'policy_from'])
    .where('state', 'in', ['requested', 'confirmed'])
    .where('day', '<=', dayInVietnam(room.now()))
    .orderBy('day')
    .orderBy('pk')
    .execute();
  let [missed, lapsed] = [0, 0];
  for (const row of past) {
    if (signal?.aborted) break;
    if (missedFrom(room.policy.named(row.policy_from), row) > at) continue;
    if (row.state === 'confirmed') missed += (await missVisit(room, SYSTEM, row.id, {})).ok ? 1 : 0;
    else lapsed += (await lapse(room, row.id)) ? 1 : 0;
  }
  return { missed, lapsed };
}

async function lapse(room: VisitRoom, id: string): Promise<boolean> {
  const lapsed = await transition(room, SYSTEM, { id, action: 'lapse' }, async (change) => {
    Object.assign(change.patch, { ended_at: change.at });
    await change.effect('drop-items', () => dropItems(change, change.row.pk));
    await giveSeatBack(change);
    await change.effect('mail-reader', () => mailReader(change, 'visit-lapsed'));
    return done({});
  });
  return lapsed.ok;
}

/** Tells readers the day before, once for each day to which a visit was moved. @returns how many letters wait */
export async function remindReaders(room: VisitRoom, signal?: AbortSignal): Promise<number> {
  const { db } = room;
  const tomorrow = dayAfter(dayInVietnam(room.now()), 1);
  const rows = await db
    .selectFrom('visit')
    .select('id')
    .where('day', '=', tomorrow)
    .where('state', '=', 'confirmed')
    .orderBy('pk')
    .execute();
  let reminded = 0;
  for (const { id } of rows) {
    if (signal?.aborted) break;
    reminded += await remind(room, id, tomorrow);
  }
  return reminded;
}

async function remind({ db, now }: VisitRoom, id: string, day: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    // It may have been cancelled since the list was made.
    const visit = await trx
      .selectFrom('visit')
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'confirmed')
      .where('day', '=', day)
      .executeTakeFirst();
    if (!visit) return 0;
    const files = (await filesWanted(trx, [visit.pk])).get(visit.pk) ?? 0;
    const reader = await visitReader(trx, visit.account_pk);
    const rest = { files };
    await tellReader(trx, now().toISOString(), { reader, visit, key: day, template: 'visit-reminder', rest });
    return reader.email === null ? 0 : 1;
  });
}
