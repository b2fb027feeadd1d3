import type { ParamProblem } from './answer.ts';
import type { RetrievalRequest, SearchEngine } from './engine.ts';
import { noFilters } from './params.ts';
import { parseQuery } from './parse-query.ts';
import { UNSTATED } from './query.ts';
import type { Filters } from './query.ts';

/** Facets whose values are free text, so that only the index knows them all. */
const OPEN_FACETS = ['language', 'creator', 'place', 'subject'] as const;

/**
 * For a search that found nothing: the chosen values that no record has at all, which is why.
 * Values of the other facets are known before anything is asked (params.ts, resolve-request.ts).
 */
export async function unknownValues(engine: Pick<SearchEngine, 'retrieve'>, chosen: Filters): Promise<ParamProblem[]> {
  const asked = OPEN_FACETS.flatMap((facet) =>
    chosen[facet]
      .filter((value) => value !== UNSTATED)
      .map(async (value): Promise<ParamProblem[]> => {
        const { total } = await engine.retrieve(only({ ...noFilters(), [facet]: [value] }));
        return total > 0 ? [] : [{ param: facet, value: value.slice(0, 100), kind: 'unknown-value' }];
      }),
  );
  return (await Promise.all(asked)).flat();
}

function only(filters: Filters): RetrievalRequest {
  return { query: parseQuery(''), filters, sort: 'relevance', limit: 1, facets: [], facetLimit: 0, histogram: false };
}
