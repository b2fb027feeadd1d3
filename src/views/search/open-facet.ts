import { facetNamed } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { FacetValue, SearchParams } from '../../search/answer.ts';
import { readSearchParams } from '../../search/params.ts';
import type { FacetName } from '../../search/query.ts';
import type { Services } from '../../services.ts';
import { isEngineUnavailable } from './open-search.ts';

const MAX_TYPED = 100;

export interface FacetPageData {
  facet: FacetName;
  /** What was typed to narrow the list. */
  starts: string;
  values: FacetValue[];
  /** The search whose hits are counted. */
  params: SearchParams;
}

export type OpenedFacet =
  { kind: 'found'; page: FacetPageData } | { kind: 'none' } | { kind: 'down'; params: SearchParams };

/** The values of one facet under a search, those that hold words beginning with what was typed. */
export async function openFacet(
  services: Services,
  name: string | undefined,
  url: URL,
  lang: Lang,
): Promise<OpenedFacet> {
  const facet = facetNamed(name);
  if (!facet) return { kind: 'none' };
  const { params } = readSearchParams(url.searchParams);
  const starts = (url.searchParams.get('starts') ?? '').trim().slice(0, MAX_TYPED);
  try {
    const values = await services.search.facetValues(params, facet, starts, lang);
    return { kind: 'found', page: { facet, starts, values, params } };
  } catch (error) {
    if (isEngineUnavailable(error)) return { kind: 'down', params };
    throw error;
  }
}
