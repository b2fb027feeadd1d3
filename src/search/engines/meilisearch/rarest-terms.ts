import type { QueryTerm } from '../../query.ts';
import { asking } from './connection.ts';
import type { Retriever } from './retrieve.ts';
import { MOST_WORDS, queryText } from './words.ts';

/**
 * The words that say most about what is sought: those that are in the index at all, rarest first, as many as
 * Meilisearch reads. Asked with the strategy `last`, which lets go of words from the end, the commonest go first;
 * its own `frequency` strategy holds on to words that no record has and finds nothing where two are equally rare.
 */
export async function rarestTerms(by: Retriever, terms: QueryTerm[]): Promise<QueryTerm[]> {
  const free = terms.filter((term) => !term.excluded && !term.field);
  const queries = free.map((term) => ({
    indexUid: by.indexUid,
    q: queryText([term], true, by.hasSynonym),
    attributesToRetrieve: [],
    limit: 0,
  }));
  const { results } = await asking(() => by.client.multiSearch({ queries }));
  const counts = new Map(free.map((term, index) => [term, totalOf(results[index])]));
  const kept = free
    .filter((term) => counts.get(term)! > 0)
    .sort((a, b) => counts.get(a)! - counts.get(b)!)
    .slice(0, MOST_WORDS);
  const others = terms.filter((term) => term.excluded || term.field);
  return [...kept.map((term) => ({ ...term, prefix: false })), ...others];
}

function totalOf(answer: unknown): number {
  return (answer as { estimatedTotalHits?: number }).estimatedTotalHits ?? 0;
}
