import type { MultiSearchQuery, Settings } from 'meilisearch';
import type { FacetName } from '../../query.ts';

/** The attribute of an index document that holds each facet's values. */
export const FACET_ATTRIBUTES: Record<FacetName, string> = {
  access: 'access',
  online: 'online',
  level: 'level',
  fonds: 'fonds',
  language: 'languages',
  creator: 'creators',
  place: 'places',
  subject: 'subjects',
};

/** What a record is called and what it is about; its pages have it too. */
export const NAMES = ['title', 'creators', 'subjects', 'places'];

/** More than the decades between the oldest seal and today: one facet answer holds the whole histogram. */
export const MOST_FACET_VALUES = 150;

/**
 * Equality only, and nothing with the word lists that the server's own search among values needs: values are looked for
 * by the words of their fields. What is not asked for need not be built.
 */
const plain = { facetSearch: false, filter: { equality: true, comparison: false } };
const comparable = { facetSearch: false, filter: { equality: true, comparison: true } };

const SEARCHED = ['title', 'reference', 'creators', 'subjects', 'places', 'names', 'dates', 'text', 'passage'];
const CHOSEN_BY_VALUE = [...Object.values(FACET_ATTRIBUTES), 'unstated', 'decades'];
const TOLD_APART_BY = ['above', 'depth', 'pages', 'pageKey', 'wordsOfFields'];
const COMPARED = ['yearFrom', 'yearTo', 'pk', 'referenceOrder'];
const SORTED_BY = ['yearFrom', 'referenceOrder', 'pk', 'quality', 'page'];

/**
 * A search that finds nothing and uses every attribute that searches use: it fails where the index is missing, where
 * somebody changed what can be asked of it, and where the key may not search.
 */
export function healthQuery(indexUid: string): MultiSearchQuery {
  return {
    indexUid,
    q: 'a',
    attributesToSearchOn: SEARCHED,
    filter: [[...CHOSEN_BY_VALUE, ...TOLD_APART_BY, ...COMPARED].map((attribute) => `${attribute} EXISTS`), 'pk < 0'],
    sort: SORTED_BY.map((attribute) => `${attribute}:asc`),
    limit: 0,
  };
}

/**
 * Settings of the public index, in one piece so that they are sent before the first document.
 * @param synonyms one-way: a key also finds its values
 * Sources: research/stack.md §4, research/law.md §4.1.
 */
export function indexSettings(synonyms: Record<string, string[]>): Settings {
  return {
    searchableAttributes: SEARCHED,
    filterableAttributes: [
      { attributePatterns: CHOSEN_BY_VALUE, features: plain },
      { attributePatterns: TOLD_APART_BY, features: plain },
      { attributePatterns: COMPARED, features: comparable },
    ],
    sortableAttributes: SORTED_BY,
    displayedAttributes: ['*'],
    // The reader's choice of order comes before every shade of relevance; equals keep one order for good.
    rankingRules: [
      'sort',
      'words',
      'typo',
      'proximity',
      'attribute',
      'exactness',
      'quality:desc',
      'pk:asc',
      'page:asc',
    ],
    synonyms,
    // The server cannot be told search by search, and would forgive slips in every word that is still open, in codes too:
    // slips are read by slips.ts, where nothing is found as typed.
    typoTolerance: { enabled: false, disableOnNumbers: false, disableOnAttributes: [] },
    // Keeps short French or unaccented texts from being taken for Turkish, Swedish or German.
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['vie'] }],
    faceting: { maxValuesPerFacet: MOST_FACET_VALUES, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: 1_000_000_000 },
  };
}
