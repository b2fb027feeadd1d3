import type { MultiSearchQuery } from 'meilisearch';
import type { FacetCount, RetrievalRequest } from '../../engine.ts';
import type { FacetName } from '../../query.ts';
import { fold } from '../../vietnamese/fold.ts';
import { asking } from './connection.ts';
import { anyOf, filterExpression, valueFilter } from './filters.ts';
import { FACET_ATTRIBUTES } from './index-settings.ts';
import { planQuery } from './plan-query.ts';
import type { Retriever } from './stage.ts';
import { queryWords } from './texts.ts';
import { MOST_WORDS, queryText } from './words.ts';

/** Values looked at before they are counted under the search. */
const MOST_CANDIDATES = 200;

/**
 * Values that hold words beginning with what was typed. Meilisearch's own facet search reads a value from its
 * beginning only ("Austen" does not find "Jane Austen"), so records are asked for distinct values as well.
 */
export async function facetValues(
  by: Retriever,
  request: RetrievalRequest,
  facet: FacetName,
  startsWith: string,
  limit: number,
): Promise<FacetCount[]> {
  const candidates = await candidatesFor(by, facet, startsWith);
  if (candidates.length === 0) return [];
  const plan = await planQuery(by.client, by.indexUid, request.query.terms, false, by.hasSynonym);
  const filter = [...filterExpression(request.filters, facet), ...plan.narrowing];
  if (request.within !== undefined) filter.push(anyOf('path', [request.within]));
  const queries: MultiSearchQuery[] = candidates.map((value) => ({
    indexUid: by.indexUid,
    q: queryText(plan.terms, false, by.hasSynonym),
    attributesToSearchOn: plan.attributes,
    matchingStrategy: 'all',
    filter: [...filter, valueFilter(facet, value)],
    attributesToRetrieve: [],
    limit: 0,
  }));
  const { results } = await asking(() => by.client.multiSearch<{ queries: MultiSearchQuery[] }, object>({ queries }));
  return (results as { estimatedTotalHits?: number }[])
    .map((answer, index) => ({ value: candidates[index]!, count: answer.estimatedTotalHits ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
}

async function candidatesFor(by: Retriever, facet: FacetName, startsWith: string): Promise<string[]> {
  const attribute = FACET_ATTRIBUTES[facet];
  const typed = queryWords(startsWith).slice(0, MOST_WORDS).join(' ');
  const index = by.client.index(by.indexUid);
  const fromBeginning = await asking(() => index.searchForFacetValues({ facetName: attribute, facetQuery: typed }));
  const values = new Set(fromBeginning.facetHits.map((hit) => hit.value));
  if (SEARCHABLE.has(attribute)) {
    const anywhere = await asking(() =>
      index.search(typed, {
        attributesToSearchOn: [attribute],
        attributesToRetrieve: [attribute],
        distinct: attribute,
        matchingStrategy: 'all',
        limit: MOST_CANDIDATES,
      }),
    );
    for (const hit of anywhere.hits) for (const value of hit[attribute] as string[]) values.add(value);
  }
  return [...values].filter((value) => holdsWordsBeginning(value, startsWith)).slice(0, MOST_CANDIDATES);
}

const SEARCHABLE = new Set(['creators', 'places', 'subjects']);

function holdsWordsBeginning(value: string, startsWith: string): boolean {
  const words = fold(value).split(/[^\p{L}\p{N}]+/u);
  return fold(startsWith)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((start) => words.some((word) => word.startsWith(start)));
}
