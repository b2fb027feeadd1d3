import type { Kysely } from 'kysely';
import type { Database } from '../../../src/platform/database/schema.ts';
import { SEATED } from '../../../src/visits/states.ts';

/**
 * Looks over all seats and visits, by other SQL than the program's own: each visit that takes seats has as many as it
 * has people, no other has any, nobody sits twice in a half-day. @returns what is wrong, a line each
 */
export async function faultsOfSeats(db: Kysely<Database>): Promise<string[]> {
  const visits = await db.selectFrom('visit').selectAll().execute();
  const seats = await db.selectFrom('seat_occupancy').selectAll().execute();
  const faults: string[] = [];
  const sitting = new Map<string, string>();
  for (const { pk, id, state, party_size, account_pk, day, half, held_until } of visits) {
    const isSeated = (SEATED as readonly string[]).includes(state);
    const own = seats.filter(({ visit_pk }) => visit_pk === pk);
    if (own.length !== (isSeated ? party_size : 0)) faults.push(`${id} (${state}) has ${own.length} seats`);
    if (own.some((seat) => seat.held_until !== held_until)) faults.push(`${id}: its seats are held otherwise`);
    if (!isSeated) continue;
    const chair = `${account_pk} ${day} ${half}`;
    if (sitting.has(chair)) faults.push(`${id} and ${sitting.get(chair)}: one reader on two chairs`);
    sitting.set(chair, id);
  }
  const chairs = new Set(seats.map((s) => [s.day, s.half, s.room, s.seat_class, s.seat].join(' ')));
  if (chairs.size !== seats.length) faults.push('a seat is taken twice');
  return faults;
}
