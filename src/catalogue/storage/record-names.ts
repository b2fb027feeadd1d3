import type { Kysely } from 'kysely';
import { jsonMembers, numbers, readMembers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { publicNames } from '../access/public-view.ts';
import type { PublicNames } from '../public-view.ts';

/** What those of the records are called that the public may see, in no order. */
export async function namesByPks(db: Kysely<Database>, pks: readonly number[]): Promise<PublicNames[]> {
  if (pks.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .select(['pk', 'depth', 'title', 'reference_code', 'access', 'title_visibility', 'listed'])
    .select(jsonMembers(db, 'description', ABOUT).as('about'))
    .where('pk', 'in', numbers(db, pks))
    .where('listed', '=', 1)
    .execute();
  return rows.flatMap((row) => publicNames(row, readMembers<About>(row.about, ABOUT)) ?? []);
}

type About = NonNullable<PublicNames['detail']>;

const ABOUT = ['creators', 'subjects', 'places', 'names'] as const;
