import { sql, type Kysely } from 'kysely';
import { numberPairs, numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { DocumentPage, PageSize, PageWord } from '../document.ts';
import { readStoredWords } from '../page-words.ts';

/**
 * Pages by the pk of their document. Nobody's access is looked at here: whoever asks has found out that the document
 * may be read.
 */
const PAGE_COLUMNS = ['number', 'text', 'source', 'quality', 'width', 'height'] as const;

/** How many pages of each of these documents wait for machine reading, where any do. */
export async function waitingPages(db: Kysely<Database>, documentPks: number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('document_page')
    .select((e) => ['document_pk', e.fn.countAll<number>().as('count')])
    .where('document_pk', 'in', numbers(db, documentPks))
    .where('source', '=', 'waiting')
    .groupBy('document_pk')
    .execute();
  return new Map(rows.map(({ document_pk, count }) => [document_pk, count]));
}

export async function storedPage(db: Kysely<Database>, pk: number, number: number): Promise<DocumentPage | undefined> {
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

export async function storedPages(
  db: Kysely<Database>,
  pk: number,
  first: number,
  last: number,
): Promise<DocumentPage[]> {
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

export async function storedSizes(db: Kysely<Database>, pk: number, number?: number): Promise<PageSize[]> {
  if (number !== undefined && !isPageNumber(number)) return [];
  const pages = db.selectFrom('document_page').select(['number', 'width', 'height']).where('document_pk', '=', pk);
  return (number === undefined ? pages : pages.where('number', '=', number)).orderBy('number').execute();
}

export async function wordsOf(db: Kysely<Database>, pk: number, number: number): Promise<PageWord[]> {
  if (!isPageNumber(number)) return [];
  const row = await db
    .selectFrom('document_page')
    .select('words')
    .where('document_pk', '=', pk)
    .where('number', '=', number)
    .executeTakeFirst();
  return readStoredWords(row?.words ?? null);
}

/** Texts by `pk/number`. */
export async function storedTexts(
  db: Kysely<Database>,
  pages: readonly (readonly [pk: number, number: number])[],
): Promise<Map<string, string>> {
  const found = await db
    .selectFrom('document_page')
    .select(['document_pk', 'number', 'text'])
    .where(sql<boolean>`(document_pk, number) in ${numberPairs(db, pages)}`)
    .execute();
  return new Map(found.map((row) => [`${row.document_pk}/${row.number}`, row.text]));
}

/** Whatever comes in an address: the databases take whole numbers of 32 bits. */
export function isPageNumber(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number < 2 ** 31;
}
