import type { Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { publicView, type NamedRecord, type ViewedRow } from '../access/public-view.ts';
import { readStoredDescription, type StoredDescription } from '../access/stored-description.ts';
import type { PublicRecord } from '../public-view.ts';

/** The columns that a public view is made from, for every query that ends in one. */
export const VIEWED_COLUMNS = [
  'pk',
  'id',
  'fonds_pk',
  'path',
  'depth',
  'level',
  'title',
  'reference_code',
  'year_from',
  'year_to',
  'access',
  'opens_on',
  'title_visibility',
  'listed',
  'online',
  'child_count',
  'descendant_count',
  'added_at',
  'changed_at',
  'description',
] as const;

export type StoredRow = ViewedRow & { description: string };

/** The public views of rows, in their order; those that the public may not see are left out. */
export async function viewRows(db: Kysely<Database>, rows: StoredRow[]): Promise<PublicRecord[]> {
  const read = rows.map((row) => ({ row, description: readStoredDescription(row.description) }));
  const named = await namedRecords(db, read);
  const find = (pk: number) => named.get(pk);
  return read
    .map(({ row, description }) => publicView(row, description, find))
    .filter((record) => record !== undefined);
}

/** Those records, in no order, that the public may see. */
export async function viewByPks(db: Kysely<Database>, pks: readonly number[]): Promise<PublicRecord[]> {
  if (pks.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .select(VIEWED_COLUMNS)
    .where('pk', 'in', numbers(db, pks))
    .where('listed', '=', 1)
    .execute();
  return viewRows(db, rows);
}

/** The topmost records, and those whose statements of access are inherited: one more query for the whole batch. */
async function namedRecords(
  db: Kysely<Database>,
  read: { row: StoredRow; description: StoredDescription }[],
): Promise<Map<number, NamedRecord>> {
  const wanted = new Set<number>();
  const stating = new Set<number>();
  for (const { row, description } of read) {
    if (row.fonds_pk !== row.pk) wanted.add(row.fonds_pk);
    const from = description.effectiveAccess.from;
    if (from !== undefined) stating.add(from);
  }
  const pks = [...new Set([...wanted, ...stating])];
  if (pks.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .select(['pk', 'id', 'level', 'title', 'title_visibility', 'description'])
    .where('pk', 'in', numbers(db, pks))
    .execute();
  return new Map(
    rows.map(({ description, ...row }) => [row.pk, stating.has(row.pk) ? withStatement(row, description) : row]),
  );
}

/** A masked record's own words about access are not shown beneath it either. */
function withStatement(row: NamedRecord, description: string): NamedRecord {
  if (row.title_visibility !== 'public') return row;
  const { conditions, ground } = readStoredDescription(description).access;
  return { ...row, ...(conditions ? { conditions } : {}), ...(ground ? { ground } : {}) };
}
