/** A search as parsed from what a person typed and chose, with no engine in mind. */

/** One thing to look for. `text` keeps the accents and case as typed (NFC). */
export interface QueryTerm {
  kind: 'word' | 'phrase';
  text: string;
  field?: QueryField;
  excluded: boolean;
  /** The person may still be typing this word: it also matches longer words. Only ever the last one; of a phrase, its last word. */
  prefix: boolean;
}

export const QUERY_FIELDS = ['title', 'reference', 'creator', 'place', 'subject', 'fonds'] as const;
export type QueryField = (typeof QUERY_FIELDS)[number];

export interface ParsedQuery {
  /** As typed. */
  text: string;
  terms: QueryTerm[];
  /** From `năm:1954-1975`, `mức:hồ sơ`; joined with the filters chosen on the page. */
  filters: Partial<Filters>;
  /** It was longer than is searched for; the rest was left out. */
  shortened?: boolean;
}

export const FACETS = ['access', 'online', 'level', 'fonds', 'language', 'creator', 'place', 'subject'] as const;
export type FacetName = (typeof FACETS)[number];

/** The value that stands for "the description does not say" in every facet and filter. */
export const UNSTATED = 'unstated';

/**
 * Values chosen, per facet: any of them within one facet, all facets together. `fonds` holds public
 * record ids, `level` and `access` the words of description.ts, `online` `yes` or `no`, the others the label itself.
 */
export type Filters = Record<FacetName, string[]> & {
  /** Years, inclusive; a record matches when its span of years touches them. */
  from?: number;
  to?: number;
};

export const SORTS = ['relevance', 'date', '-date', 'reference'] as const;
export type Sort = (typeof SORTS)[number];
