import type { SearchDocument } from '../../engine.ts';
import { FACETS, type FacetName } from '../../query.ts';
import { decadesOf } from '../../decades.ts';

/** A search document as Meilisearch keeps it: null years left out, so that "not stated" sorts last. */
export interface IndexDocument extends Omit<SearchDocument, 'online' | 'yearFrom' | 'yearTo' | 'fondsTitle'> {
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
  const { yearFrom, yearTo, online, fondsTitle: _, ...rest } = document;
  const indexed: IndexDocument = {
    ...rest,
    online: online ? 'yes' : 'no',
    depth: document.path.length - 1,
    decades: decadesOf(yearFrom, yearTo),
    unstated: FACETS.filter((facet) => isUnstated(document, facet)),
  };
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
