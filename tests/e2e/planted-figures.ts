import type { Kysely } from 'kysely';
import { plantYear } from '../contract/statistics/planted-year.ts';
import { noteHeld } from '../../src/statistics/storage/held.ts';
import type { Database } from '../../src/platform/database/schema.ts';

const planted = new WeakMap<Kysely<Database>, Promise<{ deliveryId: string; pages: number }>>();

/** A year of use in a portal's database, written once however many tests look at it, and a delivery that can be mended. */
export function plantOnce(db: Kysely<Database>): Promise<{ deliveryId: string; pages: number }> {
  const known = planted.get(db) ?? plant(db);
  planted.set(db, known);
  return known;
}

async function plant(db: Kysely<Database>): Promise<{ deliveryId: string; pages: number }> {
  await plantYear(db, 2025, 60, 9);
  await noteHeld(db, '2025-12-31', {
    fonds: 5,
    centimetres: 1250,
    files: 900,
    described: 500,
    online: 100,
    'online-pages': 4000,
  });
  const { id, pages } = await db
    .selectFrom('delivery')
    .select(['id', 'pages'])
    .where('id', 'not in', (e) => e.selectFrom('register_correction').select('entry_id'))
    .orderBy('pk')
    .executeTakeFirstOrThrow();
  return { deliveryId: id, pages };
}
