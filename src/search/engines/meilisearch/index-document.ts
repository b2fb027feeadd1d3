import type { SearchDocument } from '../../engine.ts';
import { FACETS, type FacetName } from '../../query.ts';
import { decadesOf } from '../../decades.ts';
import { facetText, indexedText } from './texts.ts';

/** A search document as Meilisearch keeps it: empty years and reference codes left out, so that they sort last. */
export interface IndexDocument extends Omit<
  SearchDocument,
  'online' | 'yearFrom' | 'yearTo' | 'fondsTitle' | 'referenceOrder'
> {
  referenceOrder?: string;
  online: 'yes' | 'no';
  yearFrom?: number;
  yearTo?: number;
  /** 0 for a topmost record: the field `fonds` looks for its words there. */
  depth: number;
  /** First years of the decades touched. */
  decades: number[];
  /** Facets in which the description says nothing. */
  unstated: FacetName[];
}

export function toIndexDocument(document: SearchDocument): IndexDocument {
  const { yearFrom, yearTo, online, fondsTitle: _, referenceOrder, ...rest } = document;
  const indexed: IndexDocument = {
    ...rest,
    title: indexedText(rest.title),
    reference: indexedText(rest.reference),
    dates: indexedText(rest.dates),
    text: indexedText(rest.text),
    names: rest.names.map(indexedText),
    creators: rest.creators.map(facetText),
    subjects: rest.subjects.map(facetText),
    places: rest.places.map(facetText),
    languages: rest.languages.map(facetText),
    online: online ? 'yes' : 'no',
    depth: document.path.length - 1,
    decades: decadesOf(yearFrom, yearTo),
    unstated: FACETS.filter((facet) => isUnstated(document, facet)),
  };
  if (referenceOrder !== '') indexed.referenceOrder = facetText(referenceOrder);
  if (yearFrom !== null) indexed.yearFrom = yearFrom;
  if (yearTo !== null) indexed.yearTo = yearTo;
  return indexed;
}

function isUnstated(document: SearchDocument, facet: FacetName): boolean {
  if (facet === 'language') return document.languages.length === 0;
  if (facet === 'creator') return document.creators.length === 0;
  if (facet === 'place') return document.places.length === 0;
  if (facet === 'subject') return document.subjects.length === 0;
  return false;
}
