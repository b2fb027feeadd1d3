import { sql, type Kysely } from 'kysely';
import type { Database } from '../../src/platform/database/schema.ts';

/*
 * Counts a year from the raw rows by another way than the program: whole tables are read, and added up in the plainest
 * of loops. It uses nothing of src/ but the database's type, so that a mistake there is not made here as well.
 */

export interface IndependentFigures {
  visits: number;
  persons: number;
  foreignVisits: number;
  foreignPersons: number;
  files: number;
  documents: number;
  pages: number;
  drawings: number;
  copies: number;
  authentications: number;
}

type Row = Record<string, string | number | null>;

/** @param until, from days in Việt Nam, both counted */
export async function independentFigures(
  db: Kysely<Database>,
  { from, until }: { from: string; until: string },
): Promise<IndependentFigures> {
  const read = async (text: string) => (await sql.raw<Row>(text).execute(db)).rows;
  const corrections = await read('select register, entry_id, changes from register_correction order by pk');
  const corrected = (register: string, rows: Row[]) =>
    rows.map((row) => {
      const mended: Record<string, unknown> = { ...row };
      for (const correction of corrections) {
        if (correction['register'] !== register || correction['entry_id'] !== row['id']) continue;
        const changes = JSON.parse(String(correction['changes'])) as Record<string, [unknown, unknown]>;
        for (const column of Object.keys(changes)) mended[column] = changes[column]![1];
      }
      return mended;
    });
  const within = (day: unknown) => typeof day === 'string' && day >= from && day <= until;

  const figures: IndependentFigures = {
    visits: 0,
    persons: 0,
    foreignVisits: 0,
    foreignPersons: 0,
    files: 0,
    documents: 0,
    pages: 0,
    drawings: 0,
    copies: 0,
    authentications: 0,
  };
  const persons = new Set<unknown>();
  const strangers = new Set<unknown>();
  for (const visit of corrected('visits', await read('select * from visit'))) {
    if (visit['arrived_at'] === null || visit['void'] === true || !within(visit['day'])) continue;
    const people = Number(visit['party_size']);
    const isForeign = visit['nationality'] !== null && visit['nationality'] !== 'VN';
    figures.visits += people;
    figures.persons += people - 1;
    persons.add(visit['account_pk']);
    if (!isForeign) continue;
    figures.foreignVisits += people;
    figures.foreignPersons += people - 1;
    strangers.add(visit['account_pk']);
  }
  figures.persons += persons.size;
  figures.foreignPersons += strangers.size;

  for (const delivery of corrected('deliveries', await read('select * from delivery'))) {
    if (delivery['void'] === true || !within(delivery['issued_on'])) continue;
    figures.files += 1;
    if (delivery['record_id'] !== delivery['unit_id']) figures.documents += 1;
    figures.pages += Number(delivery['pages']);
    figures.drawings += Number(delivery['drawings']);
  }

  const days = new Map(
    (await read('select pk, delivered_on from copy_order')).map((row) => [row['pk'], row['delivered_on']]),
  );
  for (const line of corrected('copies', await read('select * from copy_order_line'))) {
    if (line['void'] === true || !within(days.get(line['order_pk'] as number))) continue;
    figures.copies += Number(line['pages']) * Number(line['copies']);
    if (line['authenticated'] === 1) figures.authentications += Number(line['copies']);
  }
  return figures;
}
