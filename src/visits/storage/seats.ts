import type { Kysely, Transaction } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { Session } from '../opening.ts';

/** Seats that are taken, by session: one row for each kind of seat of which any is. */
export interface TakenSeats extends Session {
  taken: number;
}

/**
 * Of all sessions from one day to another. A hold that has run out takes no seat.
 * @param at ISO 8601 UTC
 */
export async function takenSeats(
  db: Kysely<Database>,
  { from, until, at }: { from: string; until: string; at: string },
): Promise<TakenSeats[]> {
  return db
    .selectFrom('seat_occupancy')
    .select((e) => ['day', 'half', 'room', 'seat_class as seatClass', e.fn.countAll<number>().as('taken')])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .where((e) => e.or([e('held_until', 'is', null), e('held_until', '>', at)]))
    .groupBy(['day', 'half', 'room', 'seat_class'])
    .execute();
}

/** Numbers of the seats that have somebody's name on them, held ones too. */
async function numbersTaken(db: Kysely<Database>, session: Session): Promise<Set<number>> {
  const rows = await db
    .selectFrom('seat_occupancy')
    .select('seat')
    .where('day', '=', session.day)
    .where('half', '=', session.half)
    .where('room', '=', session.room)
    .where('seat_class', '=', session.seatClass)
    .execute();
  return new Set(rows.map(({ seat }) => seat));
}

/** The lowest numbers that are free. */
export async function freeSeatNumbers(db: Kysely<Database>, session: Session, total: number): Promise<number[]> {
  const taken = await numbersTaken(db, session);
  return Array.from({ length: total }, (_, at) => at + 1).filter((seat) => !taken.has(seat));
}

/** Two who take the same are told apart by the key of the table: the second one's transaction fails. */
export async function takeSeats(
  trx: Transaction<Database>,
  session: Session,
  { seats, visitPk, heldUntil }: { seats: readonly number[]; visitPk: number; heldUntil: string | null },
): Promise<void> {
  const { day, half, room, seatClass } = session;
  await trx
    .insertInto('seat_occupancy')
    .values(
      seats.map((seat) => {
        return { day, half, room, seat_class: seatClass, seat, visit_pk: visitPk, held_until: heldUntil };
      }),
    )
    .execute();
}

export async function keepSeats(trx: Transaction<Database>, visitPk: number): Promise<void> {
  await trx.updateTable('seat_occupancy').set({ held_until: null }).where('visit_pk', '=', visitPk).execute();
}

export async function freeSeats(trx: Transaction<Database>, visitPk: number): Promise<void> {
  await trx.deleteFrom('seat_occupancy').where('visit_pk', '=', visitPk).execute();
}

export async function seatsOf(db: Kysely<Database>, visitPks: readonly number[]): Promise<Map<number, number[]>> {
  const seats = new Map<number, number[]>();
  if (visitPks.length === 0) return seats;
  const rows = await db
    .selectFrom('seat_occupancy')
    .select(['visit_pk', 'seat'])
    .where('visit_pk', 'in', numbers(db, visitPks))
    .orderBy('seat')
    .execute();
  for (const { visit_pk, seat } of rows) seats.set(visit_pk, [...(seats.get(visit_pk) ?? []), seat]);
  return seats;
}
