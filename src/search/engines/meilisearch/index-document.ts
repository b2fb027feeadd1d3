import type { SearchDocument } from '../../engine.ts';
import { decadesOf } from '../../decades.ts';
import { fieldWordsOf } from './field-words.ts';
import { facetText, indexedText, wholeText, wordsOnly } from './texts.ts';
import { unstatedOf } from './unstated.ts';

/**
 * What a record and each of its pages have in common: the names of the record, and all that is filtered, counted and
 * sorted by. So one question finds both, and of those that are found each record counts once. What is empty is left
 * out: it costs the server something all the same, and without years and reference codes documents sort last.
 */
interface Described {
  /** Of a record its number, of a page that with its place among the record's pages: `7`, `7-1`. */
  key: string;
  /** The record's number. */
  pk: number;
  /** The records that it lies beneath. */
  above?: number[];
  title?: string;
  creators?: string[];
  subjects?: string[];
  places?: string[];
  level: string;
  access: string;
  online: 'yes' | 'no';
  languages?: string[];
  fonds: string;
  yearFrom?: number;
  yearTo?: number;
  referenceOrder?: string;
  /** First years of the decades touched. */
  decades?: number[];
  /** Facets in which the description says nothing: see unstated.ts. */
  unstated?: string;
  /** What its fields say: see field-words.ts. Every document has them, by which those of an older shape are known. */
  wordsOfFields: string[];
  /** How sure the machine was that read it, 0 to 100; of a record 100. */
  quality: number;
}

export interface RecordDocument extends Described {
  reference?: string;
  dates?: string;
  names?: string[];
  text?: string;
  /** 0 for a topmost record: the field `fonds` looks for its words there. Records have it, and no page has. */
  depth: number;
  /** How many pages it has, where there are any: which of them are to go when it is written anew. */
  pages?: number;
}

export interface PageDocument extends Described {
  /** Its key once more: records, which have none, are not to be found by it, and cost nothing. */
  pageKey: string;
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
    depth: document.path.length - 1,
    pages: document.passages.length > 0 ? document.passages.length : undefined,
    reference: unlessEmpty(indexedText(document.reference)),
    dates: unlessEmpty(indexedText(document.dates)),
    names: unlessEmpty([...document.names.map(indexedText), ...respelled(document)]),
    text: unlessEmpty(indexedText(document.text)),
    quality: 100,
  };
  for (const [index, passage] of document.passages.entries()) {
    const key = pageKey(document.pk, index + 1);
    yield {
      ...described,
      key,
      pageKey: key,
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

function describedBy(document: SearchDocument): Omit<Described, 'key' | 'quality'> {
  const { pk, path, level, access, fonds, online, yearFrom, yearTo, referenceOrder } = document;
  return {
    pk,
    level,
    access,
    fonds,
    online: online ? 'yes' : 'no',
    wordsOfFields: fieldWordsOf(document),
    above: unlessEmpty(path.slice(0, -1)),
    title: unlessEmpty(indexedText(document.title)),
    creators: unlessEmpty(document.creators.map(facetText)),
    subjects: unlessEmpty(document.subjects.map(facetText)),
    places: unlessEmpty(document.places.map(facetText)),
    languages: unlessEmpty(document.languages.map(facetText)),
    decades: unlessEmpty(decadesOf(yearFrom, yearTo)),
    unstated: unlessEmpty(unstatedOf(document)),
    referenceOrder: unlessEmpty(wholeText(referenceOrder)),
    // A span with one end counts as that single year, as in its decades.
    yearFrom: yearFrom ?? yearTo ?? undefined,
    yearTo: yearTo ?? yearFrom ?? undefined,
  };
}

/** Names that are facet values stay as they are written: those whose words are compared otherwise come once more. */
function respelled({ creators, subjects, places }: SearchDocument): string[] {
  const values = [...creators, ...subjects, ...places];
  return values.map(indexedText).filter((text, at) => text !== wholeText(values[at]!));
}

/** Nothing is written of what is undefined. */
function unlessEmpty<T extends string | unknown[]>(value: T): T | undefined {
  return value.length > 0 ? value : undefined;
}
