import type { Kysely } from 'kysely';
import { insertRows } from '../platform/database/bulk-insert.ts';
import { numbers, texts } from '../platform/database/dialects.ts';
import { storedJson } from './import-row.ts';
import type { Database, FondsTotalsTable, RecordTable } from '../platform/database/schema.ts';

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
/** pks in one outbox row. */
const PKS_IN_ROW = 1_000;
/** Of descriptions, in rows that wait or are announced together: one alone may have two million. */
const CHARACTERS_AT_ONCE = 2 * 1024 * 1024;

/** Where an import's changes go: the database, or nowhere in a dry run. Used within one transaction per file. */
export interface ImportWriter {
  /** A record that was never stored. */
  insert(row: RecordTable): Promise<void>;
  /** All of a stored record. */
  replace(row: Omit<RecordTable, 'added_at'>): Promise<void>;
  /** Only where a record stands, or how much is beneath it. */
  rearrange(pk: number, columns: Pick<RecordTable, 'position' | 'child_count' | 'descendant_count'>): Promise<void>;
  /** Makes tombstones of records. */
  bury(pks: number[], at: string): Promise<void>;
  /** `id` leads to this record from now on. */
  alias(id: string, pk: number): Promise<void>;
  /** An id is a record's own again. */
  dropAlias(id: string): void;
  totals(totals: FondsTotalsTable): Promise<void>;
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
  let waitingCharacters = 0;
  let changed: number[][] = [];
  let announcedCharacters = 0;
  const ownAgain: string[] = [];
  const flushRows = async () => {
    const waiting = rows;
    rows = [];
    waitingCharacters = 0;
    await insertRows(db, 'record', COLUMNS, waiting);
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
    insert: async (row) => {
      rows.push(row);
      waitingCharacters += row.description.length;
      if (rows.length >= ROWS_AT_ONCE || waitingCharacters > CHARACTERS_AT_ONCE) await flushRows();
    },
    replace: async ({ pk, ...columns }) => {
      await db.updateTable('record').set(columns).where('pk', '=', pk).execute();
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

/** Takes everything and writes nothing. */
export const discardingWriter: ImportWriter = {
  insert: async () => undefined,
  replace: async () => undefined,
  rearrange: async () => undefined,
  bury: async () => undefined,
  alias: async () => undefined,
  dropAlias: () => undefined,
  totals: async () => undefined,
  announce: () => undefined,
  flush: async () => undefined,
};
