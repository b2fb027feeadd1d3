import type { FacetValue, SearchAnswer } from '../../search/answer.ts';
import { FACETS, type FacetName } from '../../search/query.ts';

export interface FacetGroup {
  facet: FacetName;
  values: FacetValue[];
  /** There are more values than are shown. */
  more: boolean;
}

const SHOWN = 6;

/** The facets beside the results: the most frequent values of each, with those chosen always among them. */
export function facetGroups({ facets }: SearchAnswer): FacetGroup[] {
  return FACETS.flatMap((facet) => {
    const values = facets[facet] ?? [];
    if (values.length === 0) return [];
    const shown = values.filter((value, index) => index < SHOWN || value.chosen);
    return [{ facet, values: shown, more: shown.length < values.length }];
  });
}
