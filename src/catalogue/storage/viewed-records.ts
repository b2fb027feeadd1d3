import type { Kysely } from 'kysely';
import { jsonMembers, numbers, readMembers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { publicView, type NamedRecord, type ViewedRow } from '../access/public-view.ts';
import { readStoredDescription, type StoredDescription } from '../access/stored-description.ts';
import { hasDocument } from '../has-document.ts';
import { permitFor, type Permit } from '../permit.ts';
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

/**
 * The views of rows, in their order; those that the public may not see are left out.
 * @param permits what the one who reads was allowed besides
 */
export async function viewRows(
  db: Kysely<Database>,
  rows: StoredRow[],
  permits: readonly Permit[] = [],
): Promise<PublicRecord[]> {
  const read = rows.map((row) => ({ row, description: readStoredDescription(row.description) }));
  const [named, granted] = await Promise.all([namedRecords(db, read), grantedRows(db, rows, permits)]);
  const find = (pk: number) => named.get(pk);
  return read
    .map(({ row, description }) => publicView(row, description, find, granted.get(row.pk)))
    .filter((record) => record !== undefined);
}

/** Those records, in no order, that the public may see, or that somebody was granted. */
export async function viewByPks(
  db: Kysely<Database>,
  pks: readonly number[],
  permits: readonly Permit[] = [],
): Promise<PublicRecord[]> {
  if (pks.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .select(VIEWED_COLUMNS)
    .where('pk', 'in', numbers(db, pks))
    .where('listed', '=', 1)
    .execute();
  return viewRows(db, rows, permits);
}

/** Of rows that are not open to everybody: the permits that cover them, and whether there is a document to read now. */
async function grantedRows(
  db: Kysely<Database>,
  rows: readonly StoredRow[],
  permits: readonly Permit[],
): Promise<Map<number, { permit: Permit; online: boolean }>> {
  const granted = new Map<number, { permit: Permit; online: boolean }>();
  if (permits.length === 0) return granted;
  for (const { pk, path, access, title_visibility } of rows) {
    if (access === 'open' && title_visibility === 'public') continue;
    const covered = { path: path.split('/').map(Number), level: access, visibility: title_visibility };
    const permit = permitFor(covered, permits);
    if (permit) granted.set(pk, { permit, online: false });
  }
  const opened = [...granted].filter(([, { permit }]) => permit.bar === undefined).map(([pk]) => pk);
  if (opened.length === 0) return granted;
  const found = await db
    .selectFrom('record')
    .select(['pk', hasDocument.as('has_document')])
    .where('pk', 'in', numbers(db, opened))
    .execute();
  for (const { pk, has_document } of found) granted.get(pk)!.online = has_document === 1;
  return granted;
}

/** The topmost records, and those whose statements of access are inherited: one more query for the whole batch. */
async function namedRecords(
  db: Kysely<Database>,
  read: { row: StoredRow; description: StoredDescription }[],
): Promise<Map<number, NamedRecord>> {
  const pks = new Set<number>();
  const stating = new Set<number>();
  for (const { row, description } of read) {
    if (row.fonds_pk !== row.pk) pks.add(row.fonds_pk);
    const from = description.effectiveAccess.from;
    if (from !== undefined) stating.add(from);
  }
  for (const pk of stating) pks.add(pk);
  if (pks.size === 0) return new Map();
  const statement = jsonMembers(db, 'description', STATEMENT);
  const rows = await db
    .selectFrom('record')
    .select(['pk', 'id', 'level', 'title', 'title_visibility'])
    // A fonds may be described by a book, and only what states something has anything to say here.
    .select((e) =>
      e
        .case()
        .when('pk', 'in', numbers(db, [...stating]))
        .then(statement)
        .end()
        .as('statement'),
    )
    .where('pk', 'in', numbers(db, [...pks]))
    .execute();
  return new Map(rows.map((row) => [row.pk, row.statement === null ? row : withStatement(row, row.statement)]));
}

/** A masked record's own words about access are not shown beneath it either. */
function withStatement(row: NamedRecord, statement: string): NamedRecord {
  if (row.title_visibility !== 'public') return row;
  const { conditions, ground } = readMembers<Pick<StoredDescription, 'level' | 'access'>>(statement, STATEMENT).access;
  return { ...row, ...(conditions ? { conditions } : {}), ...(ground ? { ground } : {}) };
}

/** The level makes a list of it. */
const STATEMENT = ['level', 'access'] as const;
