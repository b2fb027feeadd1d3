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
  const groups: FacetGroup[] = [];
  for (const facet of FACETS) {
    const values = facets[facet];
    if (!values || values.length === 0) continue;
    const shown = values.slice(0, SHOWN);
    for (let index = SHOWN; index < values.length; index++) if (values[index]!.chosen) shown.push(values[index]!);
    groups.push({ facet, values: shown, more: shown.length < values.length });
  }
  return groups;
}
