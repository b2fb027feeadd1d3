import { searchAddress } from '../../i18n/addresses.ts';
import { titleText } from '../../i18n/describe-record.ts';
import { facetValueText } from '../../i18n/facet-labels.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchAnswer, SearchParams } from '../../search/answer.ts';
import { noFilters } from '../../search/params.ts';
import { FACETS, type FacetName, type Filters, type ParsedQuery } from '../../search/query.ts';
import { writeQuery } from '../../search/write-query.ts';

export interface Chip {
  /** What is filtered by: `phông`, `năm`. */
  name: string;
  value: string;
  /** The same search without it. */
  without: string;
}

/** Everything chosen, or typed as a filter among the words, each with the address of the search without it. */
export function chosenFilters(lang: Lang, answer: SearchAnswer): Chip[] {
  const { params, query, within } = answer;
  const { search } = t(lang);
  const chips: Chip[] = [];
  const add = (name: string, value: string, change: Partial<SearchParams>) =>
    chips.push({ name, value, without: changed(lang, params, change) });
  if (params.within !== undefined) {
    add(search.within, within ? titleText(lang, within) : params.within, { within: undefined });
  }
  const years = yearsText(params.filters);
  if (years !== '') add(search.years, years, { filters: { ...params.filters, from: undefined, to: undefined } });
  const typedYears = yearsText(query.filters);
  if (typedYears !== '') add(search.years, typedYears, { q: withoutTypedYears(params, query) });
  for (const facet of FACETS) {
    for (const value of new Set([...params.filters[facet], ...(query.filters[facet] ?? [])])) {
      const { name, label } = facetText(lang, answer, facet, value);
      add(name, label, withoutValue(params, query, facet, value));
    }
  }
  return chips;
}

/** The same words searched for with nothing else chosen, and no filter typed among them. */
export function withoutFilters(lang: Lang, { params, query }: Pick<SearchAnswer, 'params' | 'query'>): string {
  return changed(lang, params, { q: rewritten(params, query, {}), filters: noFilters(), within: undefined });
}

/** What was typed, without its years. */
export function withoutTypedYears({ q }: SearchParams, query: ParsedQuery): string {
  return rewritten({ q }, query, { ...query.filters, from: undefined, to: undefined });
}

/** The address of a search that differs in something: it starts at its first page. */
export function changed(lang: Lang, params: SearchParams, change: Partial<SearchParams>): string {
  return searchAddress(lang, { ...params, page: 1, cursor: undefined, ...change });
}

function facetText(lang: Lang, { facets }: SearchAnswer, facet: FacetName, value: string) {
  const label = facets[facet]?.find((known) => known.value === value)?.label ?? facetValueText(lang, facet, value);
  return { name: t(lang).words.facets[facet].toLowerCase(), label };
}

/** What changes when one value goes: chosen, typed, or both. */
function withoutValue(
  params: SearchParams,
  query: ParsedQuery,
  facet: FacetName,
  value: string,
): Partial<SearchParams> {
  const others = (values: string[] = []) => values.filter((other) => other !== value);
  const filters = { ...params.filters, [facet]: others(params.filters[facet]) };
  if (!query.filters[facet]?.includes(value)) return { filters };
  return { filters, q: rewritten(params, query, { ...query.filters, [facet]: others(query.filters[facet]) }) };
}

/** What was typed with other filters in it; as it stands where it has none. */
function rewritten({ q }: Pick<SearchParams, 'q'>, query: ParsedQuery, filters: Partial<Filters>): string {
  return Object.keys(query.filters).length === 0 ? q : writeQuery({ terms: query.terms, filters });
}

function yearsText({ from, to }: Pick<Filters, 'from' | 'to'>): string {
  if (from === undefined && to === undefined) return '';
  return from === to ? `${from}` : `${from ?? '…'}–${to ?? '…'}`;
}
