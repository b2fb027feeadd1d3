import type { MultiSearchQuery } from 'meilisearch';
import type { ParsedQuery } from '../../query.ts';
import { fold } from '../../vietnamese/fold.ts';
import { asking } from './connection.ts';
import type { Retriever } from './stage.ts';
import { mayHoldTypo } from './words.ts';

/** Enough hits to see each mistyped word met at least once. */
const LOOKED_AT = 5;

/**
 * Which words of the index the mistyped ones were read as. Meilisearch does not say, but it marks what it matched.
 * @returns typed word → folded word of the index
 */
export async function correctionsOf(
  by: Retriever,
  query: MultiSearchQuery,
  parsed: ParsedQuery,
): Promise<Record<string, string>> {
  const answer = await asking(() =>
    by.client.index(by.indexUid).search(query.q, {
      attributesToSearchOn: query.attributesToSearchOn,
      matchingStrategy: query.matchingStrategy,
      attributesToRetrieve: ['pk'],
      distinct: query.distinct,
      attributesToHighlight: ['title', 'reference', 'creators', 'subjects', 'places', 'names', 'text', 'passage'],
      highlightPreTag: '\u0001',
      highlightPostTag: '\u0002',
      limit: LOOKED_AT,
    }),
  );
  const matched = new Set(answer.hits.flatMap((hit) => markedWords(JSON.stringify(hit._formatted ?? {}))));
  const corrections: Record<string, string> = {};
  for (const term of parsed.terms.filter(mayHoldTypo)) {
    const typed = fold(term.text);
    if ([...matched].some((word) => fold(word) === typed)) continue;
    const meant = [...matched].find((word) => isOneSlipApart(typed, fold(word)));
    if (meant !== undefined) corrections[term.text] = fold(meant);
  }
  return corrections;
}

function markedWords(json: string): string[] {
  return [...json.matchAll(/\\u0001(.*?)\\u0002/g)].map((match) => match[1]!.toLowerCase());
}

/** One letter added, left out, changed, or two neighbours swapped. */
function isOneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
