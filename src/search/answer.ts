import type { FacetName, Filters, ParsedQuery, Sort } from './query.ts';
import type { PageReference } from '../catalogue/document.ts';
import type { PublicRecord, RecordLink } from '../catalogue/public-view.ts';

/** A search as its address says it (DESIGN.md §10): the whole state of a results page. */
export interface SearchParams {
  q: string;
  /** From 1. */
  page: number;
  sort: Sort;
  /** Public id of a record; only it and what lies beneath it is searched. */
  within?: string;
  filters: Filters;
  limit: number;
  cursor?: string;
  /** Hits of one fonds stand together under its name. Page only. */
  grouped: boolean;
}

/** A parameter that could not be used as given: shown to the reader, never a fault. */
export interface ParamProblem {
  param: string;
  value: string;
  kind:
    | 'not-a-year'
    | 'not-a-page'
    | 'years-backwards'
    | 'unknown-value'
    | 'unknown-record'
    | 'bad-cursor'
    | 'past-the-end'
    | 'past-the-numbers'
    | 'too-long'
    | 'no-words';
}

export interface SearchHit {
  record: PublicRecord;
  /** From the topmost record down to the parent. */
  ancestors: RecordLink[];
  /** Title and reference code with the words found marked: escaped text and `<mark>` only. Null title when masked. */
  titleHtml: string | null;
  referenceHtml?: string;
  /** Where else the words stand: escaped text and `<mark>` only; at most two. */
  snippets: string[];
  /** Pages of its documents on which the words stand, best first; at most three. */
  passages: HitPassage[];
  /** How many pages these are the best of. */
  passageCount: number;
}

/** A page with the words of the query. */
export interface HitPassage extends PageReference {
  /** Escaped text and `<mark>` only; about 200 characters. */
  snippet: string;
}

export interface FacetValue {
  value: string;
  /** In the reader's language. */
  label: string;
  count: number;
  chosen: boolean;
}

export interface SearchAnswer {
  params: SearchParams;
  query: ParsedQuery;
  problems: ParamProblem[];
  total: number;
  totalIsExact: boolean;
  hits: SearchHit[];
  facets: Partial<Record<FacetName, FacetValue[]>>;
  histogram: { year: number; count: number }[];
  matching: 'all' | 'with-typos' | 'most';
  /** The query with its slips mended, where that is what was searched. */
  didYouMean?: string;
  next?: string;
  /** The record of `within`. */
  within?: PublicRecord;
  /** Highest page that can be asked for in this sort; beyond it the cursor goes on. */
  lastPage: number;
}

export interface Suggestion {
  /** What the suggestion writes: a title, a reference code. */
  text: string;
  url: string;
  /** Level and years, in the reader's language. */
  hint: string;
}

/** Search for the public pages, the API and the command line. Text in the answers follows `lang`. */
export interface SearchService {
  search(params: SearchParams, problems: ParamProblem[], lang: 'vi' | 'en'): Promise<SearchAnswer>;
  facetValues(params: SearchParams, facet: FacetName, startsWith: string, lang: 'vi' | 'en'): Promise<FacetValue[]>;
  suggest(typed: string, lang: 'vi' | 'en'): Promise<Suggestion[]>;
  /** Hits at or beneath each of these records, for the branches of a tree. */
  branchCounts(params: SearchParams, records: PublicRecord[]): Promise<Map<number, number>>;
}
