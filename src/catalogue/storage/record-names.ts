import type { Kysely } from 'kysely';
import { jsonMembers, numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { publicNames } from '../access/public-view.ts';
import type { PublicNames } from '../public-view.ts';

/** What those of the records are called that the public may see, in no order. */
export async function namesByPks(db: Kysely<Database>, pks: readonly number[]): Promise<PublicNames[]> {
  if (pks.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .select(['pk', 'depth', 'title', 'reference_code', 'access', 'title_visibility', 'listed'])
    .select(jsonMembers(db, 'description', ['creators', 'subjects', 'places', 'names']).as('about'))
    .where('pk', 'in', numbers(db, pks))
    .where('listed', '=', 1)
    .execute();
  return rows.flatMap((row) => publicNames(row, readAbout(row.about)) ?? []);
}

/** Only this program writes descriptions, so their shape is trusted. */
function readAbout(json: string): NonNullable<PublicNames['detail']> {
  const { creators, subjects, places, names } = JSON.parse(json) as NonNullable<PublicNames['detail']>;
  return { creators, subjects, places, names };
}
