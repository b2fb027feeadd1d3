import type { Kysely } from 'kysely';
import type { Database } from '../../../src/platform/database/schema.ts';

/** Where anything of a visit can be written; the audit log, which notes attempts too, is not among them. */
const TABLES = [
  'visit',
  'visit_item',
  'visit_event',
  'visit_wait',
  'seat_occupancy',
  'room_exception',
  'delivery',
  'reader_card',
  'use_count',
  'mail',
] as const;

/** Everything that is stored of visits, to be compared. */
export async function storedVisits(db: Kysely<Database>): Promise<string> {
  const tables = [];
  for (const table of TABLES) {
    const rows = await db.selectFrom(table).selectAll().execute();
    tables.push([table, ...rows.map((row) => JSON.stringify(row)).sort()].join('\n'));
  }
  return tables.join('\n\n');
}
