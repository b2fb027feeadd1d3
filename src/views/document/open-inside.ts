import type { DocumentPage, PublicDocument } from '../../catalogue/document.ts';
import type { PublicRecord } from '../../catalogue/public-view.ts';
import { placesOn } from '../../search/find-in-pages.ts';
import { searchInside } from '../../search/search-inside.ts';
import type { FoundInside } from '../../search/search-inside.ts';
import type { Services } from '../../services.ts';
import { openDocument, wordsOf } from './open-document.ts';
import { readPageNumber } from './page-number.ts';

/** Pages of a document with the words looked for, one part of the list at a time. */
export interface InsideData {
  document: PublicDocument;
  record: PublicRecord;
  ancestors: PublicRecord[];
  q: string;
  matching: FoundInside['matching'];
  /** Pages found in all. */
  total: number;
  /** The part of the list that is shown, from 1, and how many there are. */
  list: number;
  lists: number;
  hits: InsideHit[];
}

/** A page found: the places where the words stand, escaped text and `<mark>` only. */
export interface InsideHit {
  page: number;
  places: string[];
  /** Places that are not shown. */
  more: number;
  source: DocumentPage['source'];
}

const PAGES_IN_LIST = 20;
const PLACES_SHOWN = 4;

/** @returns undefined where the document is not open */
export async function openInside(
  services: Services,
  id: string | undefined,
  url: URL,
): Promise<InsideData | undefined> {
  const opened = await openDocument(services, id);
  if (!opened) return undefined;
  const { document, record } = opened;
  const q = wordsOf(url);
  const [ancestors, { pages, matching }] = await Promise.all([
    services.catalogue.ancestors(record),
    searchInside(services.documents, document.id, document.pageCount, q),
  ]);
  const lists = Math.max(1, Math.ceil(pages.length / PAGES_IN_LIST));
  const list = Math.min(lists, readPageNumber(url.searchParams.get('page')) ?? 1);
  const shown = pages.slice((list - 1) * PAGES_IN_LIST, list * PAGES_IN_LIST);
  const hits = await Promise.all(shown.map((found) => hitOn(services, document.id, found)));
  return {
    document,
    record,
    ancestors,
    q,
    matching,
    total: pages.length,
    list,
    lists,
    hits: hits.filter((hit) => hit !== undefined),
  };
}

/** The words of a page that is still open; one that was closed in the meantime is left out. */
async function hitOn(
  { documents }: Services,
  id: string,
  { number, marks }: FoundInside['pages'][number],
): Promise<InsideHit | undefined> {
  const [page] = await documents.pages(id, number, number);
  if (!page) return undefined;
  const places = placesOn(page.text, marks);
  const shown = places.slice(0, PLACES_SHOWN);
  return { page: number, places: shown, more: places.length - shown.length, source: page.source };
}
