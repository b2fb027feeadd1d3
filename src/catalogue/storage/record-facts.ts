import type { Kysely } from 'kysely';
import type { PublicRecordFacts, RecordFacts, StaffRecordFacts } from '../../requests/record-facts.ts';
import { numbers, texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { readStoredDescription } from '../access/stored-description.ts';
import type { Level } from '../description.ts';
import type { PublicRecord } from '../public-view.ts';
import { VIEWED_COLUMNS, viewRows } from './viewed-records.ts';

/** What access requests must know of records. */
export function createRecordFacts(db: Kysely<Database>): RecordFacts {
  return {
    async forReaders(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('record')
        .select(VIEWED_COLUMNS)
        .where('id', 'in', texts(db, ids))
        .where('listed', '=', 1)
        .execute();
      const units = await unitsOf(db, rows);
      return new Map((await viewRows(db, rows)).map((record) => [record.id, publicFacts(record, units)]));
    },
    async forStaff(ids) {
      if (ids.length === 0) return new Map();
      const rows = await staffRows(db, ids);
      const documents = await documentsOf(
        db,
        rows.map(({ pk }) => pk),
      );
      const named = await namedByPk(db, rows);
      const units = await unitsOf(db, rows);
      return new Map(rows.map((row) => [row.id, staffFacts(row, { named, units }, documents.get(row.pk))]));
    },
  };
}

/** By the public id of a record: that of the file that it lies in. Those that are one, or lie in none, are missing. */
async function unitsOf(
  db: Kysely<Database>,
  rows: readonly { id: string; level: Level; path: string }[],
): Promise<ReadonlyMap<string, string>> {
  const inside = rows.filter(({ level }) => level !== 'file');
  const above = inside.flatMap(({ path }) => pathOf(path).slice(0, -1));
  if (above.length === 0) return new Map();
  const files = await db
    .selectFrom('record')
    .select(['pk', 'id'])
    .where('pk', 'in', numbers(db, [...new Set(above)]))
    .where('level', '=', 'file')
    .execute();
  const idOf = new Map(files.map(({ pk, id }) => [pk, id]));
  return new Map(
    inside.flatMap(({ id, path }) => {
      const nearest = pathOf(path).findLast((pk) => idOf.has(pk));
      return nearest === undefined ? [] : [[id, idOf.get(nearest)!]];
    }),
  );
}

function pathOf(path: string): number[] {
  return path.split('/').map(Number);
}

function publicFacts(record: PublicRecord, units: ReadonlyMap<string, string>): PublicRecordFacts {
  return {
    id: record.id,
    level: record.level,
    title: record.title,
    referenceCode: record.referenceCode ?? null,
    unitId: units.get(record.id) ?? record.id,
    address: record.address ?? null,
    extent: extentOf(record.extent),
    dates: record.dates.text,
    access: record.access.level,
    opensOn: record.access.opensOn ?? null,
    serviceState: record.access.serviceState,
    fonds: { id: record.fonds.id, title: record.fonds.title },
    online: record.online,
    requestable: isRequestable(record.level, record.childCount),
  };
}

/** A file or a document, or whatever has no parts that could be asked for instead. */
function isRequestable(level: Level, childCount: number): boolean {
  return level === 'file' || level === 'item' || childCount === 0;
}

type StaffRow = Awaited<ReturnType<typeof staffRows>>[number];

function staffRows(db: Kysely<Database>, ids: readonly string[]) {
  return db
    .selectFrom('record')
    .select([...VIEWED_COLUMNS, 'removed_at', 'date_text'])
    .where('id', 'in', texts(db, ids))
    .execute();
}

/** Titles of the topmost records, and the statements that are inherited. */
async function namedByPk(db: Kysely<Database>, rows: readonly StaffRow[]) {
  const pks = new Set(rows.map(({ fonds_pk }) => fonds_pk));
  for (const row of rows) {
    const { from } = readStoredDescription(row.description).effectiveAccess;
    if (from !== undefined) pks.add(from);
  }
  const named = await db
    .selectFrom('record')
    .select(['pk', 'id', 'title', 'description'])
    .where('pk', 'in', numbers(db, [...pks]))
    .execute();
  return new Map(named.map((row) => [row.pk, row]));
}

interface DocumentCount {
  documents: number;
  pages: number;
}

async function documentsOf(db: Kysely<Database>, pks: readonly number[]): Promise<Map<number, DocumentCount>> {
  const rows = await db
    .selectFrom('document')
    .select((e) => ['record_pk', e.fn.countAll<number>().as('documents'), e.fn.sum<number>('page_count').as('pages')])
    .where('record_pk', 'in', numbers(db, pks))
    .where('removed_at', 'is', null)
    .where('held_back', 'is', null)
    .groupBy('record_pk')
    .execute();
  return new Map(rows.flatMap(({ record_pk, ...count }) => (record_pk === null ? [] : [[record_pk, count]])));
}

function extentOf(extent: readonly string[]): string | null {
  return extent.length === 0 ? null : extent.join('; ');
}

function staffFacts(
  row: StaffRow,
  { named, units }: { named: Awaited<ReturnType<typeof namedByPk>>; units: ReadonlyMap<string, string> },
  count: DocumentCount = { documents: 0, pages: 0 },
): StaffRecordFacts {
  const description = readStoredDescription(row.description);
  const effective = description.effectiveAccess;
  const stating = effective.from === undefined ? undefined : named.get(effective.from);
  const { conditions, ground } = (stating ? readStoredDescription(stating.description) : description).access;
  const fonds = named.get(row.fonds_pk);
  return {
    id: row.id,
    level: row.level,
    title: row.title,
    referenceCode: row.reference_code,
    unitId: units.get(row.id) ?? row.id,
    address: description.address ?? null,
    extent: extentOf(description.extent),
    dates: row.date_text,
    access: row.access,
    opensOn: row.opens_on,
    serviceState: effective.serviceState ?? { kind: 'available' },
    fonds: { id: fonds?.id ?? row.id, title: fonds?.title ?? row.title },
    online: row.online === 1,
    requestable: isRequestable(row.level, row.child_count),
    visibility: row.title_visibility,
    accessStated: effective.stated,
    conditions: conditions ?? null,
    ground: ground ?? null,
    documents: count.documents,
    pages: count.pages,
    removed: row.removed_at !== null,
  };
}
