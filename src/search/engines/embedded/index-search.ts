import type { FacetCount, FoundPages, Retrieval, RetrievalRequest } from '../../engine.ts';
import { UNSTATED } from '../../query.ts';
import type { FacetName } from '../../query.ts';
import { bestPages } from './best-pages.ts';
import { clausesOf } from './clauses.ts';
import type { FoldedSynonyms } from '../../synonyms.ts';
import type { Clause } from './clauses.ts';
import { countValues, mostFrequent, Top } from './facet-counts.ts';
import { facetIndex } from './facet-table.ts';
import { filterMatches } from './filtering.ts';
import type { Filtered } from './filtering.ts';
import { pageOf } from './hit-order.ts';
import { indexWords } from './index-text.ts';
import { matchClauses } from './matching.ts';
import type { Match } from './matching.ts';
import type { OpenIndex } from './open-index.ts';
import { subtract } from './pk-set.ts';
import { mostRelevant } from './relevance.ts';
import { countBranches } from './subtree.ts';

interface Found {
  clauses: Clause[];
  match: Match;
  filtered: Filtered;
}

/** The questions of the engine's port, asked of one open index. All of it is synchronous: it runs in a search worker. */
export function retrieve(index: OpenIndex, synonyms: FoldedSynonyms, request: RetrievalRequest): Retrieval {
  const { clauses, match, filtered } = find(index, synonyms, request);
  const { hits } = filtered;
  const counts = request.facets.length > 0 ? countValues(index.facets, filtered) : new Int32Array(0);
  return {
    ...pageOf(index, request, hits, () => mostRelevant(index, match, clauses, hits)),
    total: hits.length,
    totalIsExact: true,
    facets: mostFrequent(index.facets, counts, request.facets, request.facetLimit, request.filters),
    histogram: request.histogram ? [...filtered.decades].map(([year, count]) => ({ year, count })) : [],
    matching: match.matching,
    corrections: match.corrections,
    onPages: match.pages.size > 0,
  };
}

export function passages(
  index: OpenIndex,
  synonyms: FoldedSynonyms,
  request: RetrievalRequest,
  records: readonly number[],
  perRecord: number,
): Map<number, FoundPages> {
  const clauses = clausesOf(request.query.terms, synonyms);
  return bestPages(index, matchClauses(index, clauses), clauses, records, perRecord);
}

/** Values that hold, for each word typed, a word beginning with it. */
export function facetValues(
  index: OpenIndex,
  synonyms: FoldedSynonyms,
  request: RetrievalRequest,
  facet: FacetName,
  startsWith: string,
  limit: number,
): FacetCount[] {
  const typed = indexWords(startsWith).map((word) => ` ${word}`);
  if (typed.length === 0 && startsWith.trim() !== '') return [];
  const { filtered } = find(index, synonyms, request);
  const counts = countValues(index.facets, filtered);
  const group = facetIndex(facet);
  const top = new Top(limit);
  index.facets.values.forEach((entry, id) => {
    if (entry?.facet !== group || counts[id] === 0) return;
    if (entry.value === UNSTATED && typed.length > 0) return;
    const words = ` ${indexWords(entry.words).join(' ')}`;
    if (typed.every((word) => words.includes(word))) top.offer({ value: entry.value, count: counts[id]! });
  });
  return top.values;
}

export function branchCounts(
  index: OpenIndex,
  synonyms: FoldedSynonyms,
  request: RetrievalRequest,
  records: readonly number[],
): Map<number, number> {
  return countBranches(index.columns, find(index, synonyms, request).filtered.hits, records);
}

function find(index: OpenIndex, synonyms: FoldedSynonyms, request: RetrievalRequest): Found {
  const clauses = clausesOf(request.query.terms, synonyms);
  const match = matchClauses(index, clauses);
  const { filters, within, without } = request;
  const gone = { size: without?.length ?? 0, ids: Int32Array.from(without ?? []).sort() };
  const left = subtract(match.set, gone);
  return { clauses, match, filtered: filterMatches(index, left, filters, within) };
}
