import type { Kysely } from 'kysely';
import { numbers, texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { publicLink } from '../access/public-view.ts';
import type { RecordLink } from '../public-view.ts';

/** Links to those of the records that the public may see, by pk. */
export async function linksByPks(db: Kysely<Database>, pks: readonly number[]): Promise<Map<number, RecordLink>> {
  if (pks.length === 0) return new Map();
  return linked(await named(db).where('pk', 'in', numbers(db, pks)).execute(), ({ pk }) => pk);
}

/** Links to those of the records that the public may see, by public id. */
export async function linksByIds(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, RecordLink>> {
  if (ids.length === 0) return new Map();
  return linked(await named(db).where('id', 'in', texts(db, ids)).execute(), ({ id }) => id);
}

function named(db: Kysely<Database>) {
  return db.selectFrom('record').select(['pk', 'id', 'level', 'title', 'title_visibility', 'listed']);
}

function linked<Key>(
  rows: Awaited<ReturnType<ReturnType<typeof named>['execute']>>,
  keyOf: (row: (typeof rows)[number]) => Key,
): Map<Key, RecordLink> {
  const links = new Map<Key, RecordLink>();
  for (const row of rows) {
    const link = publicLink(row);
    if (link) links.set(keyOf(row), link);
  }
  return links;
}
