import type { Kysely } from 'kysely';
import { plantYear } from '../contract/statistics/planted-year.ts';
import { noteHeld } from '../../src/statistics/storage/held.ts';
import type { Database } from '../../src/platform/database/schema.ts';

export interface PlantedFigures {
  /** A delivery that nobody has corrected. */
  deliveryId: string;
  pages: number;
  /** The day of one that was corrected, `YYYY-MM-DD`. */
  mendedOn: string;
}

const planted = new WeakMap<Kysely<Database>, Promise<PlantedFigures>>();

/** A year of use in a portal's database, written once however many tests look at it. */
export function plantOnce(db: Kysely<Database>): Promise<PlantedFigures> {
  const known = planted.get(db) ?? plant(db);
  planted.set(db, known);
  return known;
}

async function plant(db: Kysely<Database>): Promise<PlantedFigures> {
  await plantYear(db, 2025, 60, 9);
  await noteHeld(db, '2025-12-31', {
    fonds: 5,
    centimetres: 1250,
    files: 900,
    described: 500,
    online: 100,
    'online-files': 90,
    'online-pages': 4000,
    'all-fonds': 6,
    'all-centimetres': 1400,
    'all-files': 1000,
    'all-digitised': 150,
    'all-pages': 5000,
  });
  const { id, pages } = await db
    .selectFrom('delivery')
    .select(['id', 'pages'])
    .where('id', 'not in', (e) => e.selectFrom('register_correction').select('entry_id'))
    .orderBy('pk')
    .executeTakeFirstOrThrow();
  const { issued_on } = await db
    .selectFrom('delivery')
    .select('issued_on')
    .where('id', 'in', (e) => e.selectFrom('register_correction').select('entry_id'))
    .orderBy('pk')
    .executeTakeFirstOrThrow();
  return { deliveryId: id, pages, mendedOn: issued_on };
}
