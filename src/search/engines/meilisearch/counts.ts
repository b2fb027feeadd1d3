import type { MultiSearchQuery } from 'meilisearch';
import type { FacetCount, Retrieval } from '../../engine.ts';
import { UNSTATED, type FacetName } from '../../query.ts';
import { valueFilter, type FilterGroup } from './filters.ts';
import { FACET_ATTRIBUTES } from './index-settings.ts';
import { askAll, baseFilter, queryOf, type Answer, type Stage } from './stage.ts';

/** Counts one group's alternatives, as if nothing were chosen in it. */
export function countsQuery(stage: Stage, group: FilterGroup): MultiSearchQuery {
  const facets = group === 'years' ? ['decades'] : [FACET_ATTRIBUTES[group], 'unstated'];
  return { ...queryOf(stage), filter: baseFilter(stage, group), facets, attributesToRetrieve: [], limit: 0 };
}

export function facetAttributes(facets: FacetName[], histogram: boolean): string[] {
  const attributes = facets.map((facet) => FACET_ATTRIBUTES[facet]);
  if (facets.length > 0) attributes.push('unstated');
  if (histogram) attributes.push('decades');
  return attributes;
}

export async function facetCounts(stage: Stage, facet: FacetName, answer: Answer): Promise<FacetCount[]> {
  const distribution = answer.facetDistribution?.[FACET_ATTRIBUTES[facet]] ?? {};
  const unstated = answer.facetDistribution?.['unstated']?.[facet] ?? 0;
  const counts = Object.entries(distribution).map(([value, count]) => ({ value, count }));
  if (unstated > 0) counts.push({ value: UNSTATED, count: unstated });
  counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const chosen = stage.request.filters[facet];
  const shown = counts.filter((count, index) => index < stage.request.facetLimit || chosen.includes(count.value));
  const missing = chosen.filter((value) => !shown.some((count) => count.value === value));
  return [...shown, ...(await countsOf(stage, facet, missing))];
}

/** Chosen values that are too rare to be among those the server lists. */
async function countsOf(stage: Stage, facet: FacetName, values: string[]): Promise<FacetCount[]> {
  if (values.length === 0) return [];
  const queries = values.map((value) => ({
    ...queryOf(stage),
    filter: [...baseFilter(stage, facet), valueFilter(facet, value)],
    attributesToRetrieve: [],
    limit: 0,
  }));
  const answers = await askAll(stage.by, queries);
  return answers.map((answer, index) => ({
    value: values[index]!,
    count: answer.estimatedTotalHits ?? 0,
  }));
}

export function histogramOf(answer: Answer): Retrieval['histogram'] {
  return Object.entries(answer.facetDistribution?.['decades'] ?? {})
    .map(([decade, count]) => ({ year: Number(decade), count }))
    .sort((a, b) => a.year - b.year);
}
