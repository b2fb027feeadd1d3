import type { Insertable, Kysely } from 'kysely';
import { foldedLabel } from '../../src/catalogue/access-words/comparable.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import type { SeatOccupancyTable, VisitTable } from '../../src/platform/database/tables/visits.ts';
import { newId } from '../../src/platform/secrets.ts';
import { dayAfter } from '../../src/requests/calendar-days.ts';
import { HALVES, SEAT_CLASSES, type SeatClass } from '../../src/visits/states.ts';
import { goOnNumbering, insertAll } from './plant-rows.ts';
import { seededRandom } from './random.ts';
import { PLACES } from './vocabulary.ts';

const READERS = 5_000;
/** Of them, those who have never come. */
const NEWCOMERS = 300;
/** Of the seats of the weeks to come: a reading room that is well visited. */
const TAKEN_SHARE = 0.7;
const DAYS_AHEAD = 60;

/** Five rooms with two hundred seats, as a policy would have them. */
export const BENCH_ROOMS: readonly { code: string; seats: Partial<Record<SeatClass, number>> }[] = [
  { code: 'main', seats: { standard: 60, 'large-table': 8, computer: 12 } },
  { code: 'second', seats: { standard: 50, computer: 10 } },
  { code: 'media', seats: { camera: 6, listening: 6, standard: 8 } },
  { code: 'maps', seats: { 'large-table': 20 } },
  { code: 'press', seats: { standard: 20 } },
];

type VisitRow = Insertable<VisitTable> & { pk: number };

/**
 * Fills the reading rooms with visits as years of use would leave them: most are over, those to come take seats.
 * Written row by row into the tables. @returns readers without any
 * @param today the day that they lead up to, `YYYY-MM-DD`
 */
export async function plantVisits(
  db: Kysely<Database>,
  count: number,
  { today, policyFrom }: { today: string; policyFrom: string },
): Promise<{ newcomers: { pk: number; id: string }[] }> {
  const random = seededRandom(21);
  const people = await plantReaders(db);
  const [newcomers, readers] = [people.slice(0, NEWCOMERS), people.slice(NEWCOMERS)];
  const seated = seatsToCome(today).filter(() => random.chance(TAKEN_SHARE));
  const rows: VisitRow[] = [];
  const occupied: Insertable<SeatOccupancyTable>[] = [];
  const busy = new Set<string>();
  for (const seat of seated.slice(0, count)) {
    const reader = random.pick(readers).pk;
    const chair = `${reader} ${seat.day} ${seat.half}`;
    if (busy.has(chair)) continue;
    busy.add(chair);
    const pk = rows.length + 1;
    const { seat: number, ...session } = seat;
    rows.push(visitRow(pk, reader, { ...session, state: 'confirmed', policyFrom }));
    occupied.push({ ...session, seat: number, visit_pk: pk, held_until: null });
  }
  while (rows.length < count) {
    const day = dayAfter(today, -1 - random.whole(1_500));
    const session = { day, half: random.pick(HALVES), room: 'main', seat_class: 'standard' as const };
    const state = random.pick(['completed', 'completed', 'completed', 'no-show', 'cancelled-by-reader'] as const);
    rows.push(visitRow(rows.length + 1, random.pick(readers).pk, { ...session, state, policyFrom }));
  }
  await insertAll(db, 'visit', rows);
  await insertAll(db, 'seat_occupancy', occupied);
  await goOnNumbering(db, 'visit');
  return { newcomers };
}

/** Half-days to come, every seat of each. */
function seatsToCome(
  today: string,
): { day: string; half: (typeof HALVES)[number]; room: string; seat_class: SeatClass; seat: number }[] {
  const seats = [];
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
    const day = dayAfter(today, ahead);
    for (const half of HALVES) {
      for (const room of BENCH_ROOMS) {
        for (const seat_class of SEAT_CLASSES) {
          for (let seat = 1; seat <= (room.seats[seat_class] ?? 0); seat++) {
            seats.push({ day, half, room: room.code, seat_class, seat });
          }
        }
      }
    }
  }
  return seats;
}

function visitRow(
  pk: number,
  accountPk: number,
  visit: Pick<VisitRow, 'day' | 'half' | 'room' | 'seat_class' | 'state'> & { policyFrom: string },
): VisitRow {
  const { policyFrom, ...rest } = visit;
  const at = `${dayAfter(visit.day, -7)}T03:00:00.000Z`;
  return {
    ...rest,
    pk,
    id: newId(),
    number: `LD-${visit.day.slice(0, 4)}-${newId(8).toUpperCase()}`,
    account_pk: accountPk,
    version: 3,
    language: 'vi',
    party_size: 1,
    purpose: 'history',
    subject: '',
    note: '',
    policy_from: policyFrom,
    created_at: at,
    changed_at: at,
    requested_at: at,
    confirmed_at: at,
  };
}

async function plantReaders(db: Kysely<Database>): Promise<{ pk: number; id: string }[]> {
  const base = await db
    .selectFrom('account')
    .select((e) => e.fn.max('pk').as('last'))
    .executeTakeFirst();
  const first = (base?.last ?? 0) + 1;
  const at = '2026-01-05T03:00:00.000Z';
  const rows = Array.from({ length: READERS }, (_, i) => {
    const pk = first + i;
    const name = `${PLACES[pk % PLACES.length]} ${pk}`;
    return {
      pk,
      id: newId(),
      kind: 'reader' as const,
      email: `v${pk}@bench.example`,
      email_key: `v${pk}@bench.example`,
      email_verified_at: at,
      name,
      name_key: foldedLabel(name),
      status: 'active' as const,
      assurance: 'seen' as const,
      language: 'vi' as const,
      created_at: at,
    };
  });
  await insertAll(db, 'account', rows);
  await goOnNumbering(db, 'account');
  return rows;
}
