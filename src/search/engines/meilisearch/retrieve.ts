import type { Meilisearch, MultiSearchQuery } from 'meilisearch';
import type { FacetCount, Retrieval, RetrievalRequest } from '../../engine.ts';
import { UNSTATED, type FacetName, type QueryTerm } from '../../query.ts';
import { asking } from './connection.ts';
import { correctionsOf } from './corrections.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import {
  activeGroups,
  anyOf,
  filterExpression,
  valueFilter,
  type FilterExpression,
  type FilterGroup,
} from './filters.ts';
import { FACET_ATTRIBUTES } from './index-settings.ts';
import { planQuery, type QueryPlan } from './plan-query.ts';
import { mostOfTheWords, type MostWords } from './most-of-the-words.ts';
import { mayHoldTypo, queryText } from './words.ts';

/** Hits of a search by relevance that are listed in that order; a cursor goes on beyond them by number. */
const RANKED = 1000;

type Matching = Retrieval['matching'];
type Hit = { pk: number; yearFrom?: number; referenceOrder?: string };
interface Answer {
  hits: Hit[];
  estimatedTotalHits?: number;
  facetDistribution?: Record<string, Record<string, number>>;
}

export interface Retriever {
  client: Meilisearch;
  indexUid: string;
  hasSynonym: (word: string) => boolean;
}

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

interface Stage {
  by: Retriever;
  request: RetrievalRequest;
  plan: QueryPlan;
  matching: Matching;
  strategy: MostWords['strategy'];
  cursor?: Cursor;
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
  const { results } = await asking(() => by.client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries }));
  const [main, ...others] = results as Answer[];
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

/** What every question of one stage has in common. */
function queryOf({ by, plan, matching, strategy }: Stage): MultiSearchQuery {
  return {
    indexUid: by.indexUid,
    q: queryText(plan.terms, matching !== 'all', by.hasSynonym),
    attributesToSearchOn: plan.attributes,
    matchingStrategy: strategy,
    locales: ['vie'],
  };
}

function baseFilter({ request, plan }: Stage, except?: FilterGroup): FilterExpression {
  const filter = [...filterExpression(request.filters, except), ...plan.narrowing];
  if (request.within !== undefined) filter.push(anyOf('path', [request.within]));
  return filter;
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

function countsQuery(stage: Stage, group: FilterGroup): MultiSearchQuery {
  const facets = group === 'years' ? ['decades'] : [FACET_ATTRIBUTES[group], 'unstated'];
  return { ...queryOf(stage), filter: baseFilter(stage, group), facets, attributesToRetrieve: [], limit: 0 };
}

function facetAttributes(facets: FacetName[], histogram: boolean): string[] {
  const attributes = facets.map((facet) => FACET_ATTRIBUTES[facet]);
  if (facets.length > 0) attributes.push('unstated');
  if (histogram) attributes.push('decades');
  return attributes;
}

async function facetCounts(stage: Stage, facet: FacetName, answer: Answer): Promise<FacetCount[]> {
  const distribution = answer.facetDistribution?.[FACET_ATTRIBUTES[facet]] ?? {};
  const unstated = answer.facetDistribution?.['unstated']?.[facet] ?? 0;
  const counts = Object.entries(distribution).map(([value, count]) => ({ value, count }));
  if (unstated > 0) counts.push({ value: UNSTATED, count: unstated });
  counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const chosen = stage.request.filters[facet];
  const shown = counts.filter((count, index) => index < stage.request.facetLimit || chosen.includes(count.value));
  const missing = chosen.filter((value) => !shown.some((count) => count.value === value));
  return [...shown, ...(await countsOf(stage, facet, missing))];
}

/** Chosen values that are too rare to be among those the server lists. */
async function countsOf(stage: Stage, facet: FacetName, values: string[]): Promise<FacetCount[]> {
  if (values.length === 0) return [];
  const queries = values.map((value) => ({
    ...queryOf(stage),
    filter: [...baseFilter(stage, facet), valueFilter(facet, value)],
    attributesToRetrieve: [],
    limit: 0,
  }));
  const { results } = await asking(() =>
    stage.by.client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries }),
  );
  return (results as Answer[]).map((answer, index) => ({
    value: values[index]!,
    count: answer.estimatedTotalHits ?? 0,
  }));
}

function histogramOf(answer: Answer): Retrieval['histogram'] {
  return Object.entries(answer.facetDistribution?.['decades'] ?? {})
    .map(([decade, count]) => ({ year: Number(decade), count }))
    .sort((a, b) => a.year - b.year);
}

function sortOf(sort: RetrievalRequest['sort']): string[] | undefined {
  if (sort === 'date') return ['yearFrom:asc', 'pk:asc'];
  if (sort === '-date') return ['yearFrom:desc', 'pk:asc'];
  if (sort === 'reference') return ['referenceOrder:asc', 'pk:asc'];
  return undefined;
}

const SORT_ATTRIBUTES = { date: 'yearFrom', '-date': 'yearFrom', reference: 'referenceOrder' } as const;

function nextCursor({ request, matching, cursor }: Stage, answer: Answer): string | undefined {
  const shown = (cursor?.offset ?? request.offset ?? 0) + answer.hits.length;
  const last = answer.hits.at(-1);
  if (!last || shown >= (answer.estimatedTotalHits ?? 0)) return undefined;
  if (request.sort !== 'relevance')
    return writeCursor({
      sort: request.sort,
      matching,
      pk: last.pk,
      value: last[SORT_ATTRIBUTES[request.sort]] ?? null,
    });
  if (shown < RANKED) return writeCursor({ sort: 'relevance', matching, offset: shown });
  return writeCursor({ sort: 'relevance', matching, pk: 0, ranked: shown });
}

/** The stretch after the cursor, in an order that no other reader's writing can shift. */
async function goOnByNumber(stage: Stage, retrieval: Retrieval): Promise<void> {
  const { request, cursor, matching } = stage;
  const seen = request.sort === 'relevance' ? await rankedFirst(stage) : new Set<number>();
  const hits: Hit[] = [];
  let after: Cursor = cursor!;
  // One more than wanted tells whether there is a next page; those given by relevance before may stand between.
  const size = request.limit + 1 + Math.min(seen.size, request.limit);
  for (;;) {
    const page = await pageAfter(stage, after, size);
    for (const hit of page) {
      if (seen.has(hit.pk)) continue;
      if (hits.length === request.limit) retrieval.next ??= writeCursor({ ...after, sort: request.sort, matching });
      else hits.push(hit);
      if (!retrieval.next) after = { ...after, pk: hit.pk, value: sortValue(request.sort, hit) };
    }
    const last = page.at(-1);
    if (retrieval.next || !last || page.length < size) break;
    after = { ...after, pk: last.pk, value: sortValue(request.sort, last) };
  }
  retrieval.hits = hits.map((hit) => hit.pk);
}

function sortValue(sort: RetrievalRequest['sort'], hit: Hit): Cursor['value'] {
  return sort === 'relevance' ? undefined : (hit[SORT_ATTRIBUTES[sort]] ?? null);
}

async function rankedFirst(stage: Stage): Promise<Set<number>> {
  const query = {
    ...queryOf(stage),
    filter: baseFilter(stage),
    attributesToRetrieve: ['pk'],
    limit: stage.cursor?.ranked ?? RANKED,
  };
  const { results } = await asking(() =>
    stage.by.client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries: [query] }),
  );
  return new Set((results as Answer[])[0]!.hits.map((hit) => hit.pk));
}

async function pageAfter(stage: Stage, after: Cursor, limit: number): Promise<Hit[]> {
  const query = {
    ...queryOf(stage),
    filter: [...baseFilter(stage), ...afterCondition(stage.request.sort, after)],
    sort: sortOf(stage.request.sort) ?? ['pk:asc'],
    attributesToRetrieve: ['pk', 'yearFrom', 'referenceOrder'],
    limit,
  };
  const { results } = await asking(() =>
    stage.by.client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries: [query] }),
  );
  return (results as Answer[])[0]!.hits;
}

function afterCondition(sort: RetrievalRequest['sort'], { pk = 0, value }: Cursor): FilterExpression {
  if (sort === 'relevance') return [`pk > ${pk}`];
  const attribute = SORT_ATTRIBUTES[sort];
  const same = value === null || value === undefined ? `${attribute} NOT EXISTS` : `${attribute} = ${literal(value)}`;
  if (value === null || value === undefined) return [same, `pk > ${pk}`];
  const beyond = `${attribute} ${sort === '-date' ? '<' : '>'} ${literal(value)}`;
  return [`(${same} AND pk > ${pk}) OR ${beyond} OR ${attribute} NOT EXISTS`];
}

function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
