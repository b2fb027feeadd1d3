import type { Retrieval, RetrievalRequest, SearchEngine } from './engine.ts';

type Answering = Pick<SearchEngine, 'retrieve' | 'passages' | 'facetValues' | 'branchCounts' | 'suggest'>;

/** More than this makes a filter that a server takes long for: then nothing is counted by values until it has caught up. */
const MOST_LEFT_OUT = 10_000;

/**
 * The engine without what was withdrawn from the public and still stands in its index: neither a hit nor a count nor a
 * value of a facet tells of it from the moment on at which the catalogue says so, however late the index is. Asked for
 * beside the search itself: as a rule nothing is withdrawn, and the answer stands as it is.
 * @param withdrawn see catalogue/storage/withdrawn.ts
 */
export function withholding(engine: Answering, withdrawn: () => Promise<number[]>): Answering {
  async function asking<T>(
    request: RetrievalRequest,
    ask: (request: RetrievalRequest) => Promise<T>,
    uncounted?: T,
  ): Promise<T> {
    const [pks, answer] = await Promise.all([withdrawn(), ask(request)]);
    if (pks.length === 0) return answer;
    if (pks.length <= MOST_LEFT_OUT) return ask({ ...request, without: pks });
    return uncounted ?? ask({ ...request, without: pks.slice(0, MOST_LEFT_OUT), facets: [], histogram: false });
  }
  return {
    ...engine,
    retrieve: (request) => asking(request, async (asked) => withoutIdleMending(await engine.retrieve(asked), asked)),
    facetValues: (request, facet, startsWith, limit) =>
      asking(request, (asked) => engine.facetValues(asked, facet, startsWith, limit), []),
    branchCounts: (request, records) => asking(request, (asked) => engine.branchCounts(asked, records)),
  };
}

/** A word that a typed one was read as may stand in nothing but what is left out. */
function withoutIdleMending(retrieval: Retrieval, { without }: RetrievalRequest): Retrieval {
  return without !== undefined && retrieval.total === 0 ? { ...retrieval, corrections: {} } : retrieval;
}
