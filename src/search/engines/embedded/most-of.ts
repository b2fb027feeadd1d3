import { expressionOf } from './clauses.ts';
import type { Clause } from './clauses.ts';
import type { Match } from './matching.ts';
import { meeting } from './meeting.ts';
import type { OpenIndex } from './open-index.ts';
import { has, idsOf, pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** A record counts as holding most of a query from this part of the best record's weight on. */
const ENOUGH = 0.6;
/** Occurrences that are added up, the rarest words first: what is common tells little and costs most. */
const MOST_OCCURRENCES = 400_000;
/** Up to so many records, FTS5 itself ranks them, word frequencies and lengths included. */
const MOST_RANKED = 5000;

/** Up to so many words, "most" means more than half of them; in a longer question many words are only manners. */
const COUNTED_WORDS = 10;

interface Wanted {
  clause: Clause;
  set: PkSet;
  weight: number;
}

/**
 * The records that hold most of what is wanted, each word weighing more the rarer it is (BM25's idf).
 * @returns undefined when no record does
 */
export function mostOf(index: OpenIndex, clauses: readonly Clause[]): Match | undefined {
  const { count } = index.columns;
  const wanted = clauses
    .map((clause) => ({ clause, set: meeting(index, clause) }))
    .filter(({ set }) => set.size > 0)
    .sort((a, b) => a.set.size - b.set.size)
    .map((each) => ({ ...each, weight: Math.log(1 + (count - each.set.size + 0.5) / (each.set.size + 0.5)) }));
  const rare = rarest(wanted);
  const tally = weigh(rare, wanted.slice(rare.length), index.columns.capacity);
  const fewest = clauses.length <= COUNTED_WORDS ? Math.floor(clauses.length / 2) + 1 : 1;
  const set = heaviest(tally, fewest, index.columns.capacity);
  if (set.size === 0) return undefined;
  const expression = rare
    .filter(({ clause }) => !clause.fondsTitle)
    .map(({ clause }) => expressionOf(clause))
    .join(' OR ');
  return {
    set,
    matching: 'most',
    corrections: {},
    ...(expression ? { expression } : {}),
    ...(tally.pks.length > MOST_RANKED ? { scores: tally.weights } : {}),
  };
}

/** The words to begin with: from among the records that hold one of these the answer is taken. */
function rarest(wanted: readonly Wanted[]): readonly Wanted[] {
  let occurrences = 0;
  const tooMany = wanted.findIndex(({ set }, at) => (occurrences += set.size) > MOST_OCCURRENCES && at > 0);
  return tooMany === -1 ? wanted : wanted.slice(0, tooMany);
}

interface Tally {
  /** Records that hold at least one of the rare words; no order. */
  pks: number[];
  weights: Float32Array;
  words: Uint8Array;
}

function weigh(rare: readonly Wanted[], common: readonly Wanted[], capacity: number): Tally {
  const tally: Tally = { pks: [], weights: new Float32Array(capacity), words: new Uint8Array(capacity) };
  const add = (pk: number, weight: number) => {
    tally.weights[pk]! += weight;
    tally.words[pk]!++;
  };
  for (const { set, weight } of rare) {
    for (const pk of idsOf(set)) {
      if (tally.words[pk] === 0) tally.pks.push(pk);
      add(pk, weight);
    }
  }
  for (const { set, weight } of common) for (const pk of tally.pks) if (has(set, pk)) add(pk, weight);
  return tally;
}

function heaviest({ pks, weights, words }: Tally, fewest: number, capacity: number): PkSet {
  const enough = pks.filter((pk) => words[pk]! >= fewest);
  const best = enough.reduce((greatest, pk) => Math.max(greatest, weights[pk]!), 0);
  const kept = enough.filter((pk) => weights[pk]! >= best * ENOUGH);
  return pkSet(Int32Array.from(kept).sort(), capacity);
}
