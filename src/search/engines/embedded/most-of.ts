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
const MOST_OCCURRENCES = 100_000;
/** Of the common words of a long question, those that still tell something. */
const MOST_COMMON = 8;

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
  const short = clauses.length <= COUNTED_WORDS;
  const fewest = short ? Math.floor(clauses.length / 2) + 1 : 1;
  const common = wanted.slice(rare.length).slice(0, short ? COUNTED_WORDS : MOST_COMMON);
  const tally = weigh(rare, common, fewest, index.columns.capacity);
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
    scores: tally.weights,
    occurrences: rare.reduce((sum, { set: { size } }) => sum + size, 0),
  };
}

/** The words to begin with: from among the records that hold one of these the answer is taken. */
function rarest(wanted: readonly Wanted[]): readonly Wanted[] {
  let occurrences = 0;
  const tooMany = wanted.findIndex(({ set }, at) => (occurrences += set.size) > MOST_OCCURRENCES && at > 0);
  return tooMany === -1 ? wanted : wanted.slice(0, tooMany);
}

interface Tally {
  /** Records that may hold enough; no order. */
  pks: Int32Array;
  weights: Float32Array;
  words: Uint8Array;
}

function weigh(rare: readonly Wanted[], common: readonly Wanted[], fewest: number, capacity: number): Tally {
  const [weights, words] = [new Float32Array(capacity), new Uint8Array(capacity)];
  const seen = new Int32Array(rare.reduce((sum, { set }) => sum + set.size, 0));
  let count = 0;
  let best = 0;
  for (const { set, weight } of rare) {
    for (const pk of idsOf(set)) {
      if (words[pk] === 0) seen[count++] = pk;
      words[pk]!++;
      weights[pk]! += weight;
      if (words[pk]! >= fewest && weights[pk]! > best) best = weights[pk]!;
    }
  }
  const toCome = common.reduce((sum, { weight }) => sum + weight, 0);
  const mayDo = (pk: number) => words[pk]! + common.length >= fewest && weights[pk]! + toCome >= best * ENOUGH;
  const pks = seen.subarray(0, count).filter(mayDo);
  for (const { set, weight } of common) {
    for (const pk of pks) {
      if (!has(set, pk)) continue;
      words[pk]!++;
      weights[pk]! += weight;
    }
  }
  return { pks, weights, words };
}

function heaviest({ pks, weights, words }: Tally, fewest: number, capacity: number): PkSet {
  const enough = pks.filter((pk) => words[pk]! >= fewest);
  const best = enough.reduce((greatest, pk) => Math.max(greatest, weights[pk]!), 0);
  const kept = enough.filter((pk) => weights[pk]! >= best * ENOUGH);
  return pkSet(kept.sort(), capacity);
}
