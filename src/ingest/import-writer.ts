import type { Kysely } from 'kysely';
import type { FileReference } from '../catalogue/description.ts';
import { insertRows } from '../platform/database/bulk-insert.ts';
import { numbers, texts } from '../platform/database/dialects.ts';
import { referenceKey } from './file-reference.ts';
import type { RehearsedNames } from './rehearsed-names.ts';
import type { Claim } from './withheld-claims.ts';
import { storedJson } from './import-row.ts';
import type { Database, FileReferenceTable, FondsTotalsTable, RecordTable } from '../platform/database/schema.ts';

const COLUMNS = [
  'pk',
  'id',
  'finding_aid_pk',
  'component_key',
  'parent_pk',
  'fonds_pk',
  'path',
  'depth',
  'position',
  'level',
  'reference_code',
  'reference_order',
  'title',
  'date_text',
  'date_from',
  'date_to',
  'year_from',
  'year_to',
  'access',
  'opens_on',
  'title_visibility',
  'listed',
  'online',
  'child_count',
  'descendant_count',
  'content_hash',
  'description',
  'added_at',
  'changed_at',
  'removed_at',
] as const satisfies (keyof RecordTable)[];

const REFERENCE_COLUMNS = [
  'record_pk',
  'place',
  'kind',
  'key',
  'path',
  'label',
] as const satisfies (keyof FileReferenceTable)[];

/**
 * What stays of a removed record: that it was there. It may have gone because it is secret or was never for
 * the public, so its words go with it.
 */
const TOMBSTONE = {
  listed: 0,
  online: 0,
  opens_on: null,
  title: '',
  reference_code: null,
  reference_order: '',
  date_text: '',
  date_from: null,
  date_to: null,
  year_from: null,
  year_to: null,
  content_hash: '',
  description: storedJson(
    {
      level: 'otherlevel',
      title: '',
      dates: { text: '' },
      extent: [],
      creators: [],
      languages: [],
      access: {},
      subjects: [],
      places: [],
      names: [],
      notes: [],
      digitalObjects: [],
    },
    { level: 'closed', stated: false, visibility: 'public' },
  ),
} satisfies Partial<RecordTable>;
const ROWS_AT_ONCE = 128;
/** pks in one outbox row: so many records the indexing thread has in memory at least. */
const PKS_IN_ROW = 250;
/** Of descriptions, in rows that wait or are announced together: one alone may have two million. */
const CHARACTERS_AT_ONCE = 2 * 1024 * 1024;

/** Where an import's changes go: the database, or nowhere in a dry run. Used within one transaction per file. */
export interface ImportWriter {
  /** A record that was never stored, with the document files that its finding aid names. */
  insert(row: RecordTable, files?: readonly FileReference[]): Promise<void>;
  /** All of a stored record. */
  replace(row: Omit<RecordTable, 'added_at'>, files?: readonly FileReference[]): Promise<void>;
  /** Only where a record stands, or how much is beneath it. */
  rearrange(pk: number, columns: Pick<RecordTable, 'position' | 'child_count' | 'descendant_count'>): Promise<void>;
  /** Makes tombstones of records. */
  bury(pks: number[], at: string): Promise<void>;
  /** `id` leads to this record from now on. */
  alias(id: string, pk: number): Promise<void>;
  /** An id is a record's own again. */
  dropAlias(id: string): void;
  totals(totals: FondsTotalsTable): Promise<void>;
  /** Documents of what a finding aid leaves out, in place of those it left out before. */
  withhold(aidPk: number, claims: readonly Claim[]): Promise<void>;
  withholdNothing(aidPk: number): Promise<void>;
  /**
   * The index must look at this record again.
   * @param size characters of its description, where there may be many: what is announced together is read together
   */
  announce(pk: number, size?: number): void;
  /** Everything handed over so far is in the transaction after this. */
  flush(): Promise<void>;
}

/** Writes within the transaction `db`. */
export function databaseWriter(db: Kysely<Database>): ImportWriter {
  let rows: RecordTable[] = [];
  let references: FileReferenceTable[] = [];
  let waitingCharacters = 0;
  let changed: number[][] = [];
  let announcedCharacters = 0;
  const ownAgain: string[] = [];
  const flushRows = async () => {
    const waiting = rows;
    rows = [];
    waitingCharacters = 0;
    await insertRows(db, 'record', COLUMNS, waiting);
    const named = references;
    references = [];
    await insertRows(db, 'file_reference', REFERENCE_COLUMNS, named);
  };
  const flushOwnAgain = async () => {
    if (ownAgain.length === 0) return;
    await db
      .deleteFrom('record_alias')
      .where('id', 'in', texts(db, ownAgain.splice(0)))
      .execute();
  };
  const flushChanged = async () => {
    const waiting = changed;
    changed = [];
    for (const pks of waiting) {
      await db
        .insertInto('outbox')
        .values({ topic: 'index', payload: JSON.stringify(pks) })
        .execute();
    }
  };
  return {
    insert: async (row, files) => {
      rows.push(row);
      if (files) references.push(...referenceRows(row.pk, files));
      waitingCharacters += row.description.length;
      if (rows.length >= ROWS_AT_ONCE || waitingCharacters > CHARACTERS_AT_ONCE) await flushRows();
    },
    replace: async ({ pk, ...columns }, files = []) => {
      await db.updateTable('record').set(columns).where('pk', '=', pk).execute();
      await db.deleteFrom('file_reference').where('record_pk', '=', pk).execute();
      await insertRows(db, 'file_reference', REFERENCE_COLUMNS, referenceRows(pk, files));
    },
    rearrange: async (pk, columns) => {
      await db.updateTable('record').set(columns).where('pk', '=', pk).execute();
    },
    bury: async (pks, at) => {
      await db
        .updateTable('record')
        .set({ ...TOMBSTONE, removed_at: at })
        .where('pk', 'in', numbers(db, pks))
        .execute();
      await db.deleteFrom('file_reference').where('record_pk', 'in', numbers(db, pks)).execute();
    },
    alias: async (id, pk) => {
      await db
        .insertInto('record_alias')
        .values({ id, record_pk: pk })
        .onConflict((c) => c.column('id').doUpdateSet({ record_pk: pk }))
        .execute();
    },
    dropAlias: (id) => {
      ownAgain.push(id);
    },
    totals: async (totals) => {
      const { fonds_pk: _, ...sums } = totals;
      await db
        .insertInto('fonds_totals')
        .values(totals)
        .onConflict((c) => c.column('fonds_pk').doUpdateSet(sums))
        .execute();
    },
    withhold: async (aidPk, claims) => {
      const rows = claims.map((claim) => ({ finding_aid_pk: aidPk, claim }));
      await insertRows(db, 'withheld_document', ['finding_aid_pk', 'claim'], rows);
    },
    withholdNothing: async (aidPk) => {
      await db.deleteFrom('withheld_document').where('finding_aid_pk', '=', aidPk).execute();
    },
    announce: (pk, size = 0) => {
      announcedCharacters += size;
      const last = changed.at(-1);
      if (last && last.length < PKS_IN_ROW && announcedCharacters <= CHARACTERS_AT_ONCE) {
        last.push(pk);
        return;
      }
      changed.push([pk]);
      announcedCharacters = size;
    },
    flush: async () => {
      await flushRows();
      await flushOwnAgain();
      await flushChanged();
    },
  };
}

function referenceRows(pk: number, files: readonly FileReference[]): FileReferenceTable[] {
  return files.map(({ path, kind, label }, place) => {
    return { record_pk: pk, place, kind, key: referenceKey(path), path, label: label ?? null };
  });
}

/** Takes everything and writes nothing, but keeps what records would be called by. */
export function rehearsingWriter(names: RehearsedNames): ImportWriter {
  const nothing = () => Promise.resolve();
  return {
    insert: async (row, files) => names.add(row, files),
    replace: async (row, files) => names.add(row, files),
    rearrange: nothing,
    bury: nothing,
    alias: nothing,
    dropAlias: () => undefined,
    totals: nothing,
    withhold: async (_, claims) => names.withhold(claims),
    withholdNothing: nothing,
    announce: () => undefined,
    flush: nothing,
  };
}
