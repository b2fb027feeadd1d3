import { FACETS, UNSTATED, type FacetName, type Filters } from '../../query.ts';
import { FACET_ATTRIBUTES } from './index-settings.ts';
import { facetText } from './texts.ts';

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
  if (value === UNSTATED) return `unstated = ${quoted(facet)}`;
  return `${FACET_ATTRIBUTES[facet]} = ${quoted(facetText(value))}`;
}

/** Without what has any of these values. */
export function noneOfValues(facet: FacetName, values: string[]): string {
  return `${FACET_ATTRIBUTES[facet]} NOT IN [${values.map((value) => quoted(facetText(value))).join(', ')}]`;
}

/** One document of the index. @param keys of ours: see index-document.ts */
export function anyKeyOf(keys: string[]): string {
  return `key IN [${keys.map(quoted).join(', ')}]`;
}

/** What no document meets. */
export const NOTHING = 'pk < 0';
export const RECORDS_ONLY = 'kind = record';
export const PAGES_ONLY = 'kind = page';

/** @param numbers record numbers, from our own database */
export function anyOf(attribute: 'pk' | 'path', numbers: number[]): string {
  return `${attribute} IN [${numbers.join(', ')}]`;
}

export function noneOf(attribute: 'pk', numbers: number[]): string {
  return `${attribute} NOT IN [${numbers.join(', ')}]`;
}

/**
 * A string literal. The filter grammar knows one escape, the backslash before the quote itself, and passes over
 * whatever else stands behind a backslash: those before a quote or the end would let the literal end too early, or
 * not at all. A value with such backslashes cannot be written: it loses them and matches nothing it should not.
 */
function quoted(value: string): string {
  return `"${value.replace(/\\+$/, '').replace(/\\*"/g, '\\"')}"`;
}
