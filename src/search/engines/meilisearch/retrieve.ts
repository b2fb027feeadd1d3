import type { MultiSearchQuery } from 'meilisearch';
import type { Retrieval, RetrievalRequest } from '../../engine.ts';
import { correctionsOf } from './corrections.ts';
import { countsQuery, facetAttributes, facetCounts, histogramOf } from './counts.ts';
import { readCursor } from './cursor.ts';
import { activeGroups, type FilterGroup } from './filters.ts';
import { stageFor } from './find-stage.ts';
import { goOnByNumber, nextCursor, sortOf } from './order.ts';
import { askAll, baseFilter, queryOf, totalOf, type Retriever, type Stage } from './stage.ts';
import { mayHoldTypo } from './words.ts';

type Matching = Retrieval['matching'];

/** Asks as typed; if nothing, forgiving one slip; if still nothing, for most of the words. */
export async function retrieve(by: Retriever, request: RetrievalRequest): Promise<Retrieval> {
  const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor, request.sort);
  let retrieval: Retrieval | undefined;
  for (const matching of cursor ? [cursor.matching] : stagesFor(request)) {
    const stage = await stageFor(by, request, matching);
    if (!stage) break;
    const next = await answerStage({ ...stage, cursor });
    if (next.total > 0) return next;
    retrieval ??= next;
  }
  return retrieval ?? retrieve(by, { ...request, cursor: undefined, offset: undefined });
}

function stagesFor({ query }: RetrievalRequest): Matching[] {
  const wanted = query.terms.filter((term) => !term.excluded);
  const stages: Matching[] = ['all'];
  if (wanted.some(mayHoldTypo)) stages.push('with-typos');
  if (wanted.length > 1) stages.push('most');
  return stages;
}

async function answerStage(stage: Stage): Promise<Retrieval> {
  const { by, request, matching, onPages } = stage;
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
    corrections: {},
    onPages,
  };
  for (const facet of request.facets) retrieval.facets[facet] = await facetCounts(stage, facet, counts(facet));
  if (stage.cursor?.pk !== undefined) await goOnByNumber(stage, retrieval);
  else retrieval.next = nextCursor(stage, hits.hits, retrieval.total);
  if (matching === 'with-typos') retrieval.corrections = await correctionsOf(by, queryOf(stage), request.query);
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
