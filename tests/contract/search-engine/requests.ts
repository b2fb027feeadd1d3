import type { RetrievalRequest } from '../../../src/search/engine.ts';
import { FACETS } from '../../../src/search/query.ts';
import type { Filters, QueryField, QueryTerm } from '../../../src/search/query.ts';

/** Words as a finished query: none of them is a beginning. */
export function words(text: string, field?: QueryField): QueryTerm[] {
  return text
    .split(/\s+/u)
    .filter(Boolean)
    .map((word) => ({ kind: 'word', text: word.normalize('NFC'), field, excluded: false, prefix: false }));
}

/** Words as a person types them: the last may be the beginning of a longer one. */
export function typing(text: string, field?: QueryField): QueryTerm[] {
  return words(text, field).map((term, index, all) => ({ ...term, prefix: index === all.length - 1 }));
}

export function phrase(text: string, field?: QueryField): QueryTerm[] {
  return [{ kind: 'phrase', text, field, excluded: false, prefix: false }];
}

export function without(terms: QueryTerm[]): QueryTerm[] {
  return terms.map((term) => ({ ...term, excluded: true }));
}

const NO_FILTERS: Filters = {
  access: [],
  online: [],
  level: [],
  fonds: [],
  language: [],
  creator: [],
  place: [],
  subject: [],
};

type Changes = Partial<Omit<RetrievalRequest, 'query' | 'filters'>> & { filters?: Partial<Filters> };

/** A request for the first hundred hits of these terms, without facets unless asked for. */
export function request(terms: QueryTerm[], changes: Changes = {}): RetrievalRequest {
  const { filters, ...rest } = changes;
  return {
    query: { text: terms.map((term) => term.text).join(' '), terms, filters: {} },
    filters: { ...NO_FILTERS, ...filters },
    sort: 'relevance',
    limit: 100,
    facets: [],
    facetLimit: 20,
    histogram: false,
    ...rest,
  };
}

export function withFacets(terms: QueryTerm[], filters: Partial<Filters> = {}): RetrievalRequest {
  return request(terms, { filters, facets: [...FACETS], histogram: true });
}
