import { sql, type Kysely } from 'kysely';
import { numberPairs, numbers, texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type {
  DocumentPage,
  OpenDocument,
  OpenDocuments,
  PageReference,
  PageSize,
  PageWord,
  PublicDocument,
} from '../document.ts';
import { readStoredWords } from '../page-words.ts';
import { asRead, DOCUMENT_COLUMNS, fromOpenDocuments, publicDocument } from './open-document-rows.ts';
import { viewByPks } from './viewed-records.ts';

const MOST_PAGES = 200;
const PAGE_COLUMNS = ['number', 'text', 'source', 'quality', 'width', 'height'] as const;

/** The documents of open records as kept in the database, their files where they were read. */
export function createOpenDocuments(db: Kysely<Database>): OpenDocuments {
  const openPk = async (id: string) => (await openRow(db, id))?.document_pk;
  return {
    ofRecord: (recordPk) => documentsOfRecord(db, recordPk),
    byId: (id) => openDocument(db, id),
    async page(id, number) {
      const pk = await openPk(id);
      return pk === undefined ? undefined : storedPage(db, pk, number);
    },
    async pages(id, first, last) {
      const pk = await openPk(id);
      return pk === undefined ? [] : storedPages(db, pk, first, Math.min(last, first + MOST_PAGES - 1));
    },
    async sizes(id, number) {
      const pk = await openPk(id);
      return pk === undefined ? [] : storedSizes(db, pk, number);
    },
    async words(id, number) {
      const pk = await openPk(id);
      return pk === undefined ? [] : wordsOf(db, pk, number);
    },
    texts: (pages) => textsOf(db, pages),
    openAmong: (contentHashes) => openContents(db, contentHashes),
  };
}

async function openRow(db: Kysely<Database>, id: string) {
  const rows = await fromOpenDocuments(db).select(DOCUMENT_COLUMNS).where('document.id', '=', id).execute();
  return asRead(rows)[0];
}

async function openDocument(db: Kysely<Database>, id: string): Promise<OpenDocument | undefined> {
  const row = await openRow(db, id);
  if (!row) return undefined;
  const [record] = await viewByPks(db, [row.record_pk ?? 0]);
  if (!record || record.masked || record.access.level !== 'open') return undefined;
  const waiting = await waitingPages(db, [row.document_pk]);
  const document = publicDocument(row, waiting.get(row.document_pk) ?? 0);
  return { document, record, location: row.location, writtenAt: row.written_at };
}

async function documentsOfRecord(db: Kysely<Database>, recordPk: number): Promise<PublicDocument[]> {
  const rows = await fromOpenDocuments(db)
    .select(DOCUMENT_COLUMNS)
    .where('document.record_pk', '=', recordPk)
    .orderBy('document.pk')
    .execute();
  const held = asRead(rows);
  if (held.length === 0) return [];
  held.sort((a, b) => byPosition(a.document_position, b.document_position));
  const waiting = await waitingPages(
    db,
    held.map((row) => row.document_pk),
  );
  return held.map((row) => publicDocument(row, waiting.get(row.document_pk) ?? 0));
}

async function waitingPages(db: Kysely<Database>, documentPks: number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('document_page')
    .select((e) => ['document_pk', e.fn.countAll<number>().as('count')])
    .where('document_pk', 'in', numbers(db, documentPks))
    .where('source', '=', 'waiting')
    .groupBy('document_pk')
    .execute();
  return new Map(rows.map(({ document_pk, count }) => [document_pk, count]));
}

async function storedPage(db: Kysely<Database>, pk: number, number: number): Promise<DocumentPage | undefined> {
  if (!isPageNumber(number)) return undefined;
  const row = await db
    .selectFrom('document_page')
    .select([...PAGE_COLUMNS, 'html'])
    .where('document_pk', '=', pk)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) return undefined;
  const { html, ...page } = row;
  return html === null ? page : { ...page, html };
}

async function storedPages(db: Kysely<Database>, pk: number, first: number, last: number): Promise<DocumentPage[]> {
  if (!isPageNumber(first) || !isPageNumber(last)) return [];
  return db
    .selectFrom('document_page')
    .select(PAGE_COLUMNS)
    .where('document_pk', '=', pk)
    .where('number', '>=', first)
    .where('number', '<=', last)
    .orderBy('number')
    .execute();
}

async function storedSizes(db: Kysely<Database>, pk: number, number?: number): Promise<PageSize[]> {
  if (number !== undefined && !isPageNumber(number)) return [];
  const pages = db.selectFrom('document_page').select(['number', 'width', 'height']).where('document_pk', '=', pk);
  return (number === undefined ? pages : pages.where('number', '=', number)).orderBy('number').execute();
}

async function wordsOf(db: Kysely<Database>, pk: number, number: number): Promise<PageWord[]> {
  if (!isPageNumber(number)) return [];
  const row = await db
    .selectFrom('document_page')
    .select('words')
    .where('document_pk', '=', pk)
    .where('number', '=', number)
    .executeTakeFirst();
  return readStoredWords(row?.words ?? null);
}

async function textsOf(db: Kysely<Database>, pages: readonly PageReference[]): Promise<Map<string, string>> {
  const asked = pages.filter(({ page }) => isPageNumber(page));
  if (asked.length === 0) return new Map();
  const ids = [...new Set(asked.map(({ document }) => document))];
  const rows = await fromOpenDocuments(db)
    .select(DOCUMENT_COLUMNS)
    .where('document.id', 'in', texts(db, ids))
    .execute();
  const pks = new Map(asRead(rows).map((row) => [row.document_id, row.document_pk]));
  const open = asked.flatMap(({ document, page }) => {
    const pk = pks.get(document);
    return pk === undefined ? [] : [{ key: `${document}/${page}`, pk, page }];
  });
  const wanted = open.map(({ pk, page }) => [pk, page] as const);
  const found = await db
    .selectFrom('document_page')
    .select(['document_pk', 'number', 'text'])
    .where(sql<boolean>`(document_pk, number) in ${numberPairs(db, wanted)}`)
    .execute();
  const byPlace = new Map(found.map((row) => [`${row.document_pk}/${row.number}`, row.text]));
  const byKey = new Map<string, string>();
  for (const { key, pk, page } of open) {
    const text = byPlace.get(`${pk}/${page}`);
    if (text !== undefined) byKey.set(key, text);
  }
  return byKey;
}

async function openContents(db: Kysely<Database>, contentHashes: readonly string[]): Promise<Set<string>> {
  if (contentHashes.length === 0) return new Set();
  const rows = await fromOpenDocuments(db)
    .select(DOCUMENT_COLUMNS)
    .where('document.content_hash', 'in', texts(db, contentHashes))
    .execute();
  return new Set(asRead(rows).map((row) => row.document_hash));
}

function byPosition(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whatever comes in an address: the databases take whole numbers of 32 bits. */
function isPageNumber(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number < 2 ** 31;
}
