import type { Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { DeskVisitLine } from '../desk-visit.ts';
import { itemCounts } from '../storage/item-counts.ts';
import { seatsOf } from '../storage/seats.ts';
import type { VisitRow } from '../storage/visit-rows.ts';

/** Visits as staff see them in a list, in the order given. */
export async function deskLines(db: Kysely<Database>, rows: readonly VisitRow[]): Promise<DeskVisitLine[]> {
  const pks = rows.map(({ pk }) => pk);
  const counts = await itemCounts(db, pks);
  const seats = await seatsOf(db, pks);
  const readers = await readersOf(db, [...new Set(rows.map(({ account_pk }) => account_pk))]);
  return rows.map((row) => {
    const { files = 0, holding = 0, ready = 0 } = counts.get(row.pk) ?? {};
    return {
      id: row.id,
      number: row.number,
      state: row.state,
      version: row.version,
      reader: readers.get(row.account_pk) ?? { id: '', name: '' },
      room: row.room,
      seatClass: row.seat_class,
      seats: seats.get(row.pk) ?? [],
      day: row.day,
      half: row.half,
      partySize: row.party_size,
      partyName: row.party_name,
      files,
      holding,
      ready,
      requestedAt: row.requested_at,
      arrivedAt: row.arrived_at,
    };
  });
}

async function readersOf(
  db: Kysely<Database>,
  pks: readonly number[],
): Promise<Map<number, { id: string; name: string }>> {
  if (pks.length === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .select(['pk', 'id', 'name'])
    .where('pk', 'in', numbers(db, pks))
    .execute();
  return new Map(rows.map(({ pk, id, name }) => [pk, { id, name }]));
}
