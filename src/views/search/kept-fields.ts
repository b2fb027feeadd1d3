import type { SearchParams } from '../../search/answer.ts';
import { writeSearchParams } from '../../search/params.ts';
import { html, type Markup } from '../markup.ts';
import type { FacetGroup } from './facet-groups.ts';

/** What has fields of its own beside the results. */
const YEARS = new Set(['from', 'to']);

/**
 * What of a search goes on when other words are typed: everything that has no field of its own on the page, so
 * that nothing chosen is lost where an answer brings no facets or leaves a value out.
 * @param groups the facets whose values can be ticked, and untick themselves; without them years have no fields either
 */
export function keptFields(params: SearchParams, groups?: readonly FacetGroup[]): Markup[] {
  const isTicked = (name: string, value: string) =>
    groups?.some(({ facet, values }) => facet === name && values.some((known) => known.value === value));
  const hasField = (name: string, value: string) => isTicked(name, value) || (groups && YEARS.has(name));
  return [...writeSearchParams({ ...params, q: '', page: 1, cursor: undefined })]
    .filter(([name, value]) => !hasField(name, value))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}
