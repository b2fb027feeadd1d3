import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { RecordLookup } from '../catalogue.ts';
import type { Permit } from '../permit.ts';
import { VIEWED_COLUMNS, viewRows } from './viewed-records.ts';

/**
 * Where a public id leads: to a record, to the id it has now, to a tombstone, or nowhere.
 * @param permits what the one who reads was allowed besides
 */
export async function lookUpRecord(
  db: Kysely<Database>,
  id: string,
  permits: readonly Permit[] = [],
): Promise<RecordLookup> {
  const row = await db
    .selectFrom('record')
    .select([...VIEWED_COLUMNS, 'removed_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return lookUpAlias(db, id);
  const [record] = await viewRows(db, [row], permits);
  if (record) return { kind: 'found', record };
  if (!wasPublic(row)) return { kind: 'none' };
  return (await successorOf(db, id)) ?? { kind: 'removed' };
}

/**
 * A record that was made for a document goes when a finding aid describes it, and leads to the one that does:
 * unless that one's title is not public, since the old address told it.
 */
async function successorOf(db: Kysely<Database>, id: string): Promise<RecordLookup | undefined> {
  const target = await db
    .selectFrom('record_alias as alias')
    .innerJoin('record', 'record.pk', 'alias.record_pk')
    .select('record.id')
    .where('alias.id', '=', id)
    .where('record.listed', '=', 1)
    .where('record.title_visibility', '=', 'public')
    .executeTakeFirst();
  return target && { kind: 'moved', id: target.id };
}

async function lookUpAlias(db: Kysely<Database>, id: string): Promise<RecordLookup> {
  const target = await db
    .selectFrom('record_alias as alias')
    .innerJoin('record', 'record.pk', 'alias.record_pk')
    .select(['record.id', 'record.listed', 'record.removed_at', 'record.title_visibility'])
    .where('alias.id', '=', id)
    .executeTakeFirst();
  if (!target) return { kind: 'none' };
  if (target.listed === 1) return { kind: 'moved', id: target.id };
  return wasPublic(target) ? { kind: 'removed' } : { kind: 'none' };
}

/** A tombstone says that something was here: of a hidden record nobody is told even that. */
function wasPublic(row: { removed_at: string | null; title_visibility: string }): boolean {
  return row.removed_at !== null && row.title_visibility !== 'hidden';
}
