import type { MultiSearchQuery } from 'meilisearch';
import type { Retrieval, RetrievalRequest } from '../../engine.ts';
import { countsQuery, facetAttributes, facetCounts, histogramOf } from './counts.ts';
import { readCursor } from './cursor.ts';
import { activeGroups, type FilterGroup } from './filters.ts';
import { meetsAnything, stageFor, stagesFor } from './find-stage.ts';
import { goOnByNumber, nextCursor, sortOf } from './order.ts';
import { askAll, baseFilter, queryOf, totalOf, type Retriever, type Stage } from './stage.ts';

/**
 * Asks as typed; if nothing meets the words, with a slip mended; if still nothing does, for most of the words. What is
 * chosen besides does not change how the words are read.
 */
export async function retrieve(by: Retriever, request: RetrievalRequest): Promise<Retrieval> {
  const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor, request.sort);
  let retrieval: Retrieval | undefined;
  for (const matching of cursor ? [cursor.matching] : stagesFor(request)) {
    const stage = await stageFor(by, request, matching);
    if (!stage) continue;
    const next = await answerStage({ ...stage, cursor });
    if (next.total > 0 || (isNarrowed(request) && (await meetsAnything(stage)))) return next;
    retrieval ??= next;
  }
  return retrieval ?? retrieve(by, { ...request, cursor: undefined, offset: undefined });
}

function isNarrowed({ filters, within }: RetrievalRequest): boolean {
  return within !== undefined || activeGroups(filters).length > 0;
}

async function answerStage(stage: Stage): Promise<Retrieval> {
  const { by, request, matching, corrections, onPages } = stage;
  const groups = activeGroups(request.filters);
  const counted = onPages ? [countsQuery(stage)] : [];
  const queries = [hitsQuery(stage), ...counted, ...groups.map((group) => countsQuery(stage, group))];
  const answers = await askAll(by, queries);
  const hits = answers[0]!;
  const main = onPages ? answers[1]! : hits;
  const others = answers.slice(1 + counted.length);
  const counts = (group: FilterGroup) => others[groups.indexOf(group)] ?? main;
  const retrieval: Retrieval = {
    hits: hits.hits.map((hit) => hit.pk),
    total: totalOf(main),
    totalIsExact: stage.plan.exact && stage.strategy === 'all',
    facets: {},
    histogram: request.histogram ? histogramOf(counts('years')) : [],
    matching,
    corrections,
    onPages,
  };
  for (const facet of request.facets) retrieval.facets[facet] = await facetCounts(stage, facet, counts(facet));
  if (stage.cursor?.pk !== undefined) await goOnByNumber(stage, retrieval);
  else retrieval.next = nextCursor(stage, hits.hits, retrieval.total);
  return retrieval;
}

function hitsQuery(stage: Stage): MultiSearchQuery {
  const { request, cursor, onPages } = stage;
  // Totals and facets must not shrink as a cursor moves on, so its own condition goes into goOnByNumber.
  return {
    ...queryOf(stage),
    filter: baseFilter(stage),
    sort: sortOf(request.sort),
    ...(onPages ? {} : { facets: facetAttributes(request.facets, request.histogram) }),
    attributesToRetrieve: ['pk', 'yearFrom', 'referenceOrder'],
    offset: cursor?.offset ?? request.offset ?? 0,
    limit: cursor?.pk === undefined ? request.limit : 0,
  };
}
