import type { Meilisearch, MultiSearchQuery } from 'meilisearch';
import type { Retrieval, RetrievalRequest } from '../../engine.ts';
import { asking } from './connection.ts';
import type { Cursor } from './cursor.ts';
import { anyOf, filterExpression, type FilterExpression, type FilterGroup } from './filters.ts';
import type { QueryPlan } from './plan-query.ts';
import { queryText } from './words.ts';

/** The way to one portal's public index. */
export interface Retriever {
  client: Meilisearch;
  indexUid: string;
  hasSynonym: (word: string) => boolean;
}

/** One attempt at a request: as typed, with slips forgiven, or with most of the words. */
export interface Stage {
  by: Retriever;
  request: RetrievalRequest;
  plan: QueryPlan;
  matching: Retrieval['matching'];
  strategy: 'all' | 'last';
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
  facetDistribution?: Record<string, Record<string, number>>;
}

/** Several questions in one request. */
export async function askAll(by: Retriever, queries: MultiSearchQuery[]): Promise<Answer[]> {
  const { results } = await asking(() => by.client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries }));
  return results;
}

/** What every question of one stage has in common. */
export function queryOf({ by, plan, matching, strategy }: Stage): MultiSearchQuery {
  return {
    indexUid: by.indexUid,
    q: queryText(plan.terms, matching !== 'all', by.hasSynonym),
    attributesToSearchOn: plan.attributes,
    matchingStrategy: strategy,
    locales: ['vie'],
  };
}

/** The conditions of the request, without those of one group of choices where `except` is given. */
export function baseFilter({ request, plan }: Stage, except?: FilterGroup): FilterExpression {
  const filter = [...filterExpression(request.filters, except), ...plan.narrowing];
  if (request.within !== undefined) filter.push(anyOf('path', [request.within]));
  return filter;
}
