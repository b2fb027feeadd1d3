import { FACETS, UNSTATED, type FacetName, type Filters } from '../../query.ts';
import { recordKey } from './index-document.ts';
import { FACET_ATTRIBUTES } from './index-settings.ts';
import { facetText } from './texts.ts';
import { valuesUnstating } from './unstated.ts';

/** A group of choices that can be left out to count its own alternatives. */
export type FilterGroup = FacetName | 'years';

/** Meilisearch's filter language: the inner lists are alternatives, all of the outer ones must hold. */
export type FilterExpression = (string | string[])[];

/** The chosen filters, without those of one group where `except` is given. */
export function filterExpression(filters: Filters, except?: FilterGroup): FilterExpression {
  const expression: FilterExpression = [];
  for (const facet of FACETS) {
    if (facet === except || filters[facet].length === 0) continue;
    expression.push(filters[facet].map((value) => valueFilter(facet, value)));
  }
  if (except !== 'years') {
    // Years the wrong way round match nothing, not the records whose span holds both.
    if (filters.from !== undefined && filters.to !== undefined && filters.from > filters.to) return [NOTHING];
    if (filters.from !== undefined) expression.push(`yearTo >= ${filters.from}`);
    if (filters.to !== undefined) expression.push(`yearFrom <= ${filters.to}`);
  }
  return expression;
}

/** The facets in which something is chosen, and the years. */
export function activeGroups(filters: Filters): FilterGroup[] {
  const groups: FilterGroup[] = FACETS.filter((facet) => filters[facet].length > 0);
  if (filters.from !== undefined || filters.to !== undefined) groups.push('years');
  return groups;
}

export function valueFilter(facet: FacetName, value: string): string {
  if (value === UNSTATED) return `unstated IN [${valuesUnstating(facet).map(quoted).join(', ')}]`;
  return `${FACET_ATTRIBUTES[facet]} = ${quoted(facetText(value))}`;
}

/** Without what has any of these values. */
export function noneOfValues(facet: FacetName, values: string[]): string {
  return `${FACET_ATTRIBUTES[facet]} NOT IN [${values.map((value) => quoted(facetText(value))).join(', ')}]`;
}

/** These very documents, be they records or pages. @param hits with keys of ours: see index-document.ts */
export function anyOfHits(hits: { pk: number; key: string }[]): string {
  const records = hits.filter(({ pk, key }) => key === recordKey(pk)).map(({ pk }) => pk);
  const pages = hits.filter(({ pk, key }) => key !== recordKey(pk)).map(({ key }) => quoted(key));
  return `(${RECORDS_ONLY} AND ${anyOf(records)}) OR pageKey IN [${pages.join(', ')}]`;
}

/** All but these very documents. */
export function noneOfHits(hits: { pk: number; key: string }[]): string {
  return `NOT (${anyOfHits(hits)})`;
}

/** What no document meets. */
export const NOTHING = 'pk < 0';
export const RECORDS_ONLY = 'depth EXISTS';
export const PAGES_ONLY = 'pageKey EXISTS';
export const WITH_PAGES = 'pages EXISTS';

/** Of these records and their pages. @param numbers record numbers, from our own database */
export function anyOf(numbers: number[]): string {
  return `pk IN [${numbers.join(', ')}]`;
}

export function noneOf(numbers: number[]): string {
  return `pk NOT IN [${numbers.join(', ')}]`;
}

/** Of these records and all that lies beneath them. */
export function anyBeneath(numbers: number[]): string {
  return `(${anyOf(numbers)} OR above IN [${numbers.join(', ')}])`;
}

/**
 * A string literal. The filter grammar knows one escape, the backslash before the quote itself, and passes over whatever
 * else stands behind a backslash: in what comes here there is none (texts.ts).
 */
function quoted(value: string): string {
  return `"${value.replaceAll('"', '\\"')}"`;
}
