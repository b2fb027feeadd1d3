import type { QueryTerm } from '../../query.ts';
import type { FilterExpression } from './filters.ts';
import { planQuery } from './plan-query.ts';
import { askAll, textOf, totalOf, type Retriever } from './stage.ts';
import { MOST_TERMS, MOST_WORDS } from './words.ts';

/** The words to ask for, and whether a record must have all of them or may lack the later ones. */
export interface MostWords {
  terms: QueryTerm[];
  strategy: 'all' | 'last';
}

/**
 * More than half of the words, chosen so that some record has all of them; undefined where there is no such
 * choice; words for fields must be met all the same. Meilisearch's own strategies do not serve: `last` lets go of words by their place, `frequency` holds on
 * to words that no record has and finds nothing where two are equally rare. A question of more than ten words is
 * mostly words that no title has: there the rarest are asked for, and the commonest of them let go first.
 */
export async function mostOfTheWords(by: Retriever, terms: QueryTerm[]): Promise<MostWords | undefined> {
  const wanted = terms.filter((term) => !term.excluded && !term.field).slice(0, MOST_TERMS);
  const others = terms.filter((term) => term.excluded || term.field);
  const fielded = others.filter(({ field }) => field);
  const narrowing = fielded.length > 0 ? (await planQuery(by, fielded, false)).narrowing : [];
  const counts = await countsOf(
    by,
    wanted.map((term) => [term]),
    narrowing,
  );
  const known = wanted.filter((_, index) => counts[index]! > 0);
  const rarest = byRarity(known, wanted, counts).slice(0, MOST_WORDS);
  if (wanted.length > MOST_WORDS) return { terms: [...rarest.map(whole), ...others], strategy: 'last' };
  if (known.length * 2 <= wanted.length) return undefined;
  const asked = known.filter((term) => rarest.includes(term));
  const choices = [asked, ...leavingOut(asked, rarest)].filter((choice) => choice.length * 2 > wanted.length);
  const found = await countsOf(by, choices, narrowing);
  const choice = choices.find((_, index) => found[index]! > 0);
  // As it was counted: the last word typed may still be a beginning.
  return choice && { terms: [...choice, ...others], strategy: 'all' };
}

function whole(term: QueryTerm): QueryTerm {
  return { ...term, prefix: false };
}

function byRarity(known: QueryTerm[], wanted: QueryTerm[], counts: number[]): QueryTerm[] {
  const count = (term: QueryTerm) => counts[wanted.indexOf(term)]!;
  return known.toSorted((a, b) => count(a) - count(b));
}

/** Without one word, the commonest first; without two; then stretches of just over half, in the order typed. */
function leavingOut(asked: QueryTerm[], rarest: QueryTerm[]): QueryTerm[][] {
  const commonest = rarest.toReversed();
  const one = commonest.map((out) => asked.filter((term) => term !== out));
  const two = commonest.flatMap((out, index) =>
    commonest.slice(index + 1).map((other) => asked.filter((term) => term !== out && term !== other)),
  );
  const half = Math.floor(asked.length / 2) + 1;
  const stretches = asked.slice(half - 1).map((_, start) => asked.slice(start, start + half));
  return [...one, ...two, ...stretches];
}

async function countsOf(by: Retriever, choices: QueryTerm[][], filter: FilterExpression): Promise<number[]> {
  if (choices.length === 0) return [];
  const queries = choices.map((choice) => ({
    indexUid: by.indexUid,
    q: textOf(by, choice),
    filter,
    matchingStrategy: 'all' as const,
    locales: ['vie'],
    attributesToRetrieve: [],
    limit: 0,
  }));
  return (await askAll(by, queries)).map(totalOf);
}
