import type { MultiSearchQuery } from 'meilisearch';
import type { Retrieval, RetrievalRequest } from '../../engine.ts';
import { asking } from './connection.ts';
import type { Cursor } from './cursor.ts';
import {
  anyBeneath,
  noneOf,
  filterExpression,
  RECORDS_ONLY,
  type FilterExpression,
  type FilterGroup,
} from './filters.ts';
import type { QueryTerm } from '../../query.ts';
import type { FoldedSynonyms } from '../../synonyms.ts';
import type { QueryPlan } from './plan-query.ts';
import type { RecentReadings } from './readings.ts';
import type { Recent } from './recent.ts';
import type { Misread } from './doubtful-hits.ts';
import type { SearchRequests } from './search-requests.ts';
import { queryText } from './words.ts';

/** The way to one portal's public index. */
export interface Retriever {
  searches: SearchRequests;
  indexUid: string;
  synonyms: FoldedSynonyms;
  /** What mistyped queries were read as a moment ago. */
  readings: RecentReadings;
  /** What was left out of questions a moment ago: see doubtful-hits.ts. */
  misread: Recent<Misread>;
  /** False where the index held no page at all when it was last looked at. */
  holdsPages: boolean;
}

/** One attempt at a request: as typed, with slips forgiven, or with most of the words. */
export interface Stage {
  by: Retriever;
  request: RetrievalRequest;
  plan: QueryPlan;
  matching: Retrieval['matching'];
  strategy: 'all' | 'last';
  /** Pages meet the words too: then records are found by these as well, and each must be counted once. */
  onPages: boolean;
  /** Typed word → word of the index it is read as. */
  corrections: Record<string, string>;
  cursor?: Cursor;
}

export interface Hit {
  pk: number;
  yearFrom?: number;
  referenceOrder?: string;
}

export interface Answer {
  hits: Hit[];
  estimatedTotalHits?: number;
  /** In place of the other where the count had to be exhaustive. */
  totalHits?: number;
  facetDistribution?: Record<string, Record<string, number>>;
}

/** Several questions in one request. */
export async function askAll<H = Hit>(
  by: Retriever,
  queries: MultiSearchQuery[],
): Promise<(Omit<Answer, 'hits'> & { hits: H[] })[]> {
  const results = await asking(() => by.searches.ask(queries));
  // What the server sends by its own documentation; its hits are what index-document.ts makes.
  return results as (Omit<Answer, 'hits'> & { hits: H[] })[];
}

export function totalOf({ totalHits, estimatedTotalHits }: Omit<Answer, 'hits'>): number {
  return totalHits ?? estimatedTotalHits ?? 0;
}

export function textOf({ synonyms }: Retriever, terms: QueryTerm[], mayLack = false): string {
  return queryText(terms, synonyms, mayLack);
}

type Words = Pick<Stage, 'by' | 'plan' | 'strategy'>;

/** What every question about the words of one stage has in common. */
export function wordsQuery({ by, plan, strategy }: Words): MultiSearchQuery {
  return {
    indexUid: by.indexUid,
    q: textOf(by, plan.terms, strategy === 'last'),
    attributesToSearchOn: plan.attributes,
    matchingStrategy: strategy,
    locales: ['vie'],
  };
}

/** A question that lists records: each once, by itself or by the page that stands first. */
export function queryOf(stage: Stage): MultiSearchQuery {
  return { ...wordsQuery(stage), ...(stage.onPages ? { distinct: 'pk' } : {}) };
}

/**
 * The same, asked for nothing but counts. Only where every hit is looked at does Meilisearch count exactly what is
 * distinct, and it does so only where pages are asked for.
 */
export function countingQuery(stage: Stage): MultiSearchQuery {
  const exhaustive = stage.onPages ? { hitsPerPage: 0, page: 1 } : { limit: 0 };
  return { ...queryOf(stage), ...exhaustive, attributesToRetrieve: [] };
}

/** The conditions of the request, without those of one group of choices where `except` is given. */
export function baseFilter({ request, plan, onPages }: Stage, except?: FilterGroup): FilterExpression {
  const filter = [...filterExpression(request.filters, except), ...plan.narrowing];
  if (request.within !== undefined) filter.push(anyBeneath([request.within]));
  if (request.without?.length) filter.push(noneOf([...request.without]));
  if (!onPages) filter.push(RECORDS_ONLY);
  return filter;
}
