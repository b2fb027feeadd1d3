import type { SearchDocument } from '../../engine.ts';
import { FACETS, type FacetName } from '../../query.ts';
import { decadesOf } from '../../decades.ts';
import { fieldWordsOf } from './field-words.ts';
import { facetText, indexedText, wordsOnly } from './texts.ts';

/**
 * What a record and each of its pages have in common: the names of the record, and all that is filtered, counted and
 * sorted by. So one question finds both, and of those that are found each record counts once. Empty years and
 * reference codes are left out, so that they sort last.
 */
interface Described {
  /** Of a record its number, of a page that with its place among the record's pages: `7`, `7-1`. */
  key: string;
  kind: 'record' | 'page';
  /** The record's number. */
  pk: number;
  path: number[];
  title: string;
  creators: string[];
  subjects: string[];
  places: string[];
  level: string;
  access: string;
  online: 'yes' | 'no';
  languages: string[];
  fonds: string;
  yearFrom?: number;
  yearTo?: number;
  referenceOrder?: string;
  /** First years of the decades touched. */
  decades: number[];
  /** Facets in which the description says nothing. */
  unstated: FacetName[];
  /** What its fields say: see field-words.ts. */
  words: string[];
  /** How sure the machine was that read it, 0 to 100; of a record 100. */
  quality: number;
}

export interface RecordDocument extends Described {
  kind: 'record';
  reference: string;
  dates: string;
  names: string[];
  text: string;
  /** 0 for a topmost record: the field `fonds` looks for its words there. */
  depth: number;
  /** How many pages it has: which of them are to go when it is written anew. */
  pages: number;
}

export interface PageDocument extends Described {
  kind: 'page';
  document: string;
  /** Its place in the document, from 1. */
  page: number;
  passage: string;
}

/** A search document as Meilisearch keeps it: the record, then its pages. */
export function* indexDocumentsOf(document: SearchDocument): Generator<RecordDocument | PageDocument> {
  const described = describedBy(document);
  yield {
    ...described,
    key: recordKey(document.pk),
    kind: 'record',
    reference: indexedText(document.reference),
    dates: indexedText(document.dates),
    names: document.names.map(indexedText),
    text: indexedText(document.text),
    depth: document.path.length - 1,
    pages: document.passages.length,
    quality: 100,
  };
  for (const [index, passage] of document.passages.entries()) {
    yield {
      ...described,
      key: pageKey(document.pk, index + 1),
      kind: 'page',
      document: passage.document.toWellFormed(),
      page: passage.page,
      passage: wordsOnly(passage.text),
      quality: passage.quality,
    };
  }
}

export function recordKey(pk: number): string {
  return String(pk);
}

/** @param place among the pages of its record, from 1 */
export function pageKey(pk: number, place: number): string {
  return `${pk}-${place}`;
}

function describedBy(document: SearchDocument): Omit<Described, 'key' | 'kind' | 'quality'> {
  const { pk, path, level, access, fonds, online, yearFrom, yearTo, referenceOrder } = document;
  return {
    pk,
    path,
    title: indexedText(document.title),
    creators: document.creators.map(facetText),
    subjects: document.subjects.map(facetText),
    places: document.places.map(facetText),
    languages: document.languages.map(facetText),
    level,
    access,
    fonds,
    online: online ? 'yes' : 'no',
    decades: decadesOf(yearFrom, yearTo),
    unstated: FACETS.filter((facet) => isUnstated(document, facet)),
    words: fieldWordsOf(document),
    ...(referenceOrder === '' ? {} : { referenceOrder: facetText(referenceOrder) }),
    ...(yearFrom === null ? {} : { yearFrom }),
    ...(yearTo === null ? {} : { yearTo }),
  };
}

function isUnstated(document: SearchDocument, facet: FacetName): boolean {
  if (facet === 'language') return document.languages.length === 0;
  if (facet === 'creator') return document.creators.length === 0;
  if (facet === 'place') return document.places.length === 0;
  if (facet === 'subject') return document.subjects.length === 0;
  return false;
}
