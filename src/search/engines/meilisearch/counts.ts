import type { MultiSearchQuery } from 'meilisearch';
import type { FacetCount, Retrieval } from '../../engine.ts';
import { spelledAsChosen } from '../../facet-key.ts';
import { UNSTATED, type FacetName } from '../../query.ts';
import { valueFilter, type FilterGroup } from './filters.ts';
import { FACET_ATTRIBUTES } from './index-settings.ts';
import { writtenValue } from './texts.ts';
import { countUnstated } from './unstated.ts';
import { askAll, baseFilter, countingQuery, totalOf, type Answer, type Stage } from './stage.ts';

/** Counts one group's alternatives, as if nothing were chosen in it; without one, all that is chosen. */
export function countsQuery(stage: Stage, group?: FilterGroup): MultiSearchQuery {
  const { facets, histogram } = stage.request;
  const asked = group === undefined ? facetAttributes(facets, histogram) : attributesOf(group);
  return { ...countingQuery(stage), filter: baseFilter(stage, group), facets: asked };
}

function attributesOf(group: FilterGroup): string[] {
  return group === 'years' ? ['decades'] : [FACET_ATTRIBUTES[group], 'unstated'];
}

export function facetAttributes(facets: FacetName[], histogram: boolean): string[] {
  const attributes = facets.map((facet) => FACET_ATTRIBUTES[facet]);
  if (facets.length > 0) attributes.push('unstated');
  if (histogram) attributes.push('decades');
  return attributes;
}

export async function facetCounts(
  stage: Stage,
  facet: FacetName,
  answer: Pick<Answer, 'facetDistribution'>,
): Promise<FacetCount[]> {
  const distribution = answer.facetDistribution?.[FACET_ATTRIBUTES[facet]] ?? {};
  const unstated = countUnstated(facet, answer.facetDistribution?.['unstated']);
  const chosen = stage.request.filters[facet];
  const told = Object.entries(distribution).map(([value, count]) => ({ value: writtenValue(value), count }));
  const all = spelledAsChosen(told, chosen);
  if (unstated > 0) all.push({ value: UNSTATED, count: unstated });
  // The server tells of many more than are shown: only what can be among these is put in order.
  const least = Float64Array.from(all, ({ count }) => -count).sort()[stage.request.facetLimit - 1] ?? 0;
  const counts = all.filter(({ value, count }) => -count <= least || chosen.includes(value));
  counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const shown = counts.filter((count, index) => index < stage.request.facetLimit || chosen.includes(count.value));
  const missing = chosen.filter((value) => !shown.some((count) => count.value === value));
  return [...shown, ...(await countsOf(stage, facet, missing))];
}

/** How often each of these values occurs, as if nothing were chosen in their facet. */
export async function countsOf(stage: Stage, facet: FacetName, values: string[]): Promise<FacetCount[]> {
  if (values.length === 0) return [];
  const queries = values.map((value) => ({
    ...countingQuery(stage),
    filter: [...baseFilter(stage, facet), valueFilter(facet, value)],
  }));
  const answers = await askAll(stage.by, queries);
  return answers.map((answer, index) => ({ value: values[index]!, count: totalOf(answer) }));
}

export function histogramOf(answer: Pick<Answer, 'facetDistribution'>): Retrieval['histogram'] {
  return Object.entries(answer.facetDistribution?.['decades'] ?? {})
    .map(([decade, count]) => ({ year: Number(decade), count }))
    .sort((a, b) => a.year - b.year);
}
