import { searchAddress } from '../../i18n/addresses.ts';
import { titleText } from '../../i18n/describe-record.ts';
import { facetValueText } from '../../i18n/facet-labels.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { SearchAnswer, SearchParams } from '../../search/answer.ts';
import { noFilters } from '../../search/params.ts';
import { FACETS } from '../../search/query.ts';

export interface Chip {
  /** What is filtered by: `phông`, `năm`. */
  name: string;
  value: string;
  /** The same search without it. */
  without: string;
}

/** Everything chosen besides the words typed, each with the address of the search without it. */
export function chosenFilters(lang: Lang, { params, facets, within }: SearchAnswer): Chip[] {
  const { search, words } = t(lang);
  const chips: Chip[] = [];
  const add = (name: string, value: string, change: Partial<SearchParams>) =>
    chips.push({ name, value, without: changed(lang, params, change) });
  if (params.within !== undefined) {
    add(search.within, within ? titleText(lang, within) : params.within, { within: undefined });
  }
  const { from, to } = params.filters;
  if (from !== undefined || to !== undefined) {
    const filters = { ...params.filters, from: undefined, to: undefined };
    add(search.years, from === to ? `${from}` : `${from ?? '…'}–${to ?? '…'}`, { filters });
  }
  for (const facet of FACETS) {
    for (const value of params.filters[facet]) {
      const label = facets[facet]?.find((known) => known.value === value)?.label;
      const filters = { ...params.filters, [facet]: params.filters[facet].filter((other) => other !== value) };
      add(words.facets[facet].toLocaleLowerCase(lang), label ?? facetValueText(lang, facet, value), { filters });
    }
  }
  return chips;
}

/** The same words searched for with nothing else chosen. */
export function withoutFilters(lang: Lang, params: SearchParams): string {
  return changed(lang, params, { filters: noFilters(), within: undefined });
}

/** The address of a search that differs in something: it starts at its first page. */
export function changed(lang: Lang, params: SearchParams, change: Partial<SearchParams>): string {
  return searchAddress(lang, { ...params, page: 1, cursor: undefined, ...change });
}
