import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { OpenDocument, OpenDocuments, PageReference, PublicDocument } from '../document.ts';
import type { Permits } from '../permit.ts';
import {
  isPageNumber,
  storedPage,
  storedPages,
  storedSizes,
  storedTexts,
  waitingPages,
  wordsOf,
} from './document-pages.ts';
import { publicDocument, readableRows, type ReadableRow } from './open-document-rows.ts';
import { viewByPks } from './viewed-records.ts';

const MOST_PAGES = 200;

/** Nobody in particular: nothing but what is open to everybody. */
const ANYBODY: Permits = { current: () => Promise.resolve([]), open: () => Promise.resolve(false) };

/**
 * The documents of records as kept in the database, their files where they were read.
 * @param permits of the one reader these are for; without them, they are for everybody
 */
export function createOpenDocuments(db: Kysely<Database>, permits: Permits = ANYBODY): OpenDocuments {
  const openPk = async (id: string) => (await openRow(db, permits, id))?.document_pk;
  return {
    ofRecord: (recordPk) => documentsOfRecord(db, permits, recordPk),
    byId: (id) => openDocument(db, permits, id),
    async view(id) {
      const row = await openRow(db, permits, id);
      return row !== undefined && mayShow(permits, row);
    },
    async page(id, number) {
      const row = await openRow(db, permits, id);
      const page = row && (await storedPage(db, row.document_pk, number));
      return page && (await mayShow(permits, row)) ? page : undefined;
    },
    async pages(id, first, last) {
      const row = await openRow(db, permits, id);
      if (!row) return [];
      const pages = await storedPages(db, row.document_pk, first, Math.min(last, first + MOST_PAGES - 1));
      return pages.length > 0 && (await mayShow(permits, row)) ? pages : [];
    },
    async sizes(id, number) {
      const pk = await openPk(id);
      return pk === undefined ? [] : storedSizes(db, pk, number);
    },
    async words(id, number) {
      const pk = await openPk(id);
      return pk === undefined ? [] : wordsOf(db, pk, number);
    },
    texts: (pages) => textsOf(db, permits, pages),
    openAmong: (contentHashes) => openContents(db, contentHashes),
  };
}

async function openRow(db: Kysely<Database>, permits: Permits, id: string) {
  const current = await permits.current();
  const [row] = await readableRows(db, current, (query) => query.where('document.id', '=', id));
  return row;
}

/** Something of a document is about to be shown. By a permit, a view begins with it: what shows nothing is none. */
async function mayShow(permits: Permits, { permit }: ReadableRow): Promise<boolean> {
  return permit === undefined || permits.open(permit);
}

async function openDocument(db: Kysely<Database>, permits: Permits, id: string): Promise<OpenDocument | undefined> {
  const row = await openRow(db, permits, id);
  if (!row) return undefined;
  const [record] = await viewByPks(db, [row.record_pk ?? 0], row.permit ? [row.permit] : []);
  if (!record || record.masked || (record.access.level !== 'open' && !record.permit)) return undefined;
  const waiting = await waitingPages(db, [row.document_pk]);
  const document = publicDocument(row, waiting.get(row.document_pk) ?? 0);
  return { document, record, location: row.location, writtenAt: row.written_at };
}

async function documentsOfRecord(db: Kysely<Database>, permits: Permits, recordPk: number): Promise<PublicDocument[]> {
  const current = await permits.current();
  const held = await readableRows(db, current, (query) => query.where('document.record_pk', '=', recordPk));
  if (held.length === 0) return [];
  held.sort((a, b) => byPosition(a.document_position, b.document_position));
  const waiting = await waitingPages(
    db,
    held.map((row) => row.document_pk),
  );
  return held.map((row) => publicDocument(row, waiting.get(row.document_pk) ?? 0));
}

async function textsOf(
  db: Kysely<Database>,
  permits: Permits,
  pages: readonly PageReference[],
): Promise<Map<string, string>> {
  const asked = pages.filter(({ page }) => isPageNumber(page));
  if (asked.length === 0) return new Map();
  const ids = [...new Set(asked.map(({ document }) => document))];
  const current = await permits.current();
  const rows = await readableRows(db, current, (query) => query.where('document.id', 'in', texts(db, ids)));
  const byId = new Map(rows.map((row) => [row.document_id, row]));
  const open = asked.flatMap(({ document, page }) => {
    const row = byId.get(document);
    return row ? [{ key: `${document}/${page}`, row, pk: row.document_pk, page }] : [];
  });
  const byPlace = await storedTexts(
    db,
    open.map(({ pk, page }) => [pk, page] as const),
  );
  const byKey = new Map<string, string>();
  for (const { key, row, pk, page } of open) {
    const text = byPlace.get(`${pk}/${page}`);
    if (text !== undefined && (await mayShow(permits, row))) byKey.set(key, text);
  }
  return byKey;
}

async function openContents(db: Kysely<Database>, contentHashes: readonly string[]): Promise<Set<string>> {
  if (contentHashes.length === 0) return new Set();
  const rows = await readableRows(db, [], (query) =>
    query.where('document.content_hash', 'in', texts(db, contentHashes)),
  );
  return new Set(rows.map((row) => row.document_hash));
}

function byPosition(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
