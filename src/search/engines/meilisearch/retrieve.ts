import type { MultiSearchQuery } from 'meilisearch';
import type { Retrieval, RetrievalRequest } from '../../engine.ts';
import type { QueryTerm } from '../../query.ts';
import { correctionsOf } from './corrections.ts';
import { countsQuery, facetAttributes, facetCounts, histogramOf } from './counts.ts';
import { readCursor } from './cursor.ts';
import { activeGroups, type FilterGroup } from './filters.ts';
import { mostOfTheWords, type MostWords } from './most-of-the-words.ts';
import { goOnByNumber, nextCursor, sortOf } from './order.ts';
import { planQuery } from './plan-query.ts';
import { askAll, baseFilter, queryOf, type Retriever, type Stage } from './stage.ts';
import { mayHoldTypo } from './words.ts';

type Matching = Retrieval['matching'];

/** Asks as typed; if nothing, forgiving one slip; if still nothing, for most of the words. */
export async function retrieve(by: Retriever, request: RetrievalRequest): Promise<Retrieval> {
  const cursor = request.cursor === undefined ? undefined : readCursor(request.cursor, request.sort);
  let retrieval: Retrieval | undefined;
  for (const matching of cursor ? [cursor.matching] : stagesFor(request)) {
    const words = await wordsFor(by, request.query.terms, matching);
    if (!words) break;
    const plan = await planQuery(by.client, by.indexUid, words.terms, matching !== 'all', by.hasSynonym);
    const next = await answerStage({ by, request, plan, matching, strategy: words.strategy, cursor });
    if (next.total > 0) return next;
    retrieval ??= next;
  }
  return retrieval ?? retrieve(by, { ...request, cursor: undefined, offset: undefined });
}

async function wordsFor(by: Retriever, terms: QueryTerm[], matching: Matching): Promise<MostWords | undefined> {
  if (matching !== 'most') return { terms, strategy: 'all' };
  return mostOfTheWords(by, terms);
}

function stagesFor({ query }: RetrievalRequest): Matching[] {
  const wanted = query.terms.filter((term) => !term.excluded);
  const stages: Matching[] = ['all'];
  if (wanted.some(mayHoldTypo)) stages.push('with-typos');
  if (wanted.length > 1) stages.push('most');
  return stages;
}

async function answerStage(stage: Stage): Promise<Retrieval> {
  const { by, request, matching } = stage;
  const groups = activeGroups(request.filters);
  const queries = [hitsQuery(stage), ...groups.map((group) => countsQuery(stage, group))];
  const [main, ...others] = await askAll(by, queries);
  const counts = (group: FilterGroup) => others[groups.indexOf(group)] ?? main!;
  const retrieval: Retrieval = {
    hits: main!.hits.map((hit) => hit.pk),
    total: main!.estimatedTotalHits ?? 0,
    totalIsExact: stage.plan.exact && stage.strategy === 'all',
    facets: {},
    histogram: request.histogram ? histogramOf(counts('years')) : [],
    matching,
    corrections: {},
  };
  for (const facet of request.facets) retrieval.facets[facet] = await facetCounts(stage, facet, counts(facet));
  if (stage.cursor?.pk !== undefined) await goOnByNumber(stage, retrieval);
  else retrieval.next = nextCursor(stage, main!);
  if (matching === 'with-typos') retrieval.corrections = await correctionsOf(by, queryOf(stage), request.query);
  return retrieval;
}

function hitsQuery(stage: Stage): MultiSearchQuery {
  const { request, cursor } = stage;
  const filter = baseFilter(stage);
  // Totals and facets must not shrink as a cursor moves on, so its own condition goes into goOnByNumber.
  return {
    ...queryOf(stage),
    filter,
    sort: sortOf(request.sort),
    facets: facetAttributes(request.facets, request.histogram),
    attributesToRetrieve: ['pk', 'yearFrom', 'referenceOrder'],
    offset: cursor?.offset ?? request.offset ?? 0,
    limit: cursor?.pk === undefined ? request.limit : 0,
  };
}
