import { expressionOf } from './clauses.ts';
import type { Clause } from './clauses.ts';
import type { Match } from './matching.ts';
import { meeting } from './meeting.ts';
import type { OpenIndex } from './open-index.ts';
import { idsOf, pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** A record counts as holding most of a query from this part of the best record's weight on. */
const ENOUGH = 0.6;
/** Occurrences that are added up, the rarest words first: what is common tells little and costs most. */
const MOST_OCCURRENCES = 400_000;
/** Up to so many records, FTS5 itself ranks them, word frequencies and lengths included. */
const MOST_RANKED = 5000;

/** The records that hold most of what is wanted, each word weighing more the rarer it is (BM25's idf). */
export function mostOf(index: OpenIndex, wanted: readonly Clause[]): Match | undefined {
  const { capacity, count } = index.columns;
  const met = wanted
    .map((clause) => ({ clause, set: meeting(index, clause) }))
    .filter(({ set }) => set.size > 0)
    .sort((a, b) => a.set.size - b.set.size);
  const weights = new Float32Array(capacity);
  let occurrences = 0;
  const used: Clause[] = [];
  for (const { clause, set } of met) {
    if (used.length > 0 && occurrences + set.size > MOST_OCCURRENCES) break;
    occurrences += set.size;
    used.push(clause);
    const weight = Math.log(1 + (count - set.size + 0.5) / (set.size + 0.5));
    for (const pk of idsOf(set)) weights[pk]! += weight;
  }
  const set = heaviest(weights, capacity);
  if (set.size === 0) return undefined;
  const expression = used
    .filter((clause) => !clause.fondsTitle)
    .map((clause) => expressionOf(clause))
    .join(' OR ');
  return {
    set,
    matching: 'most',
    corrections: {},
    ...(expression ? { expression } : {}),
    ...(occurrences > MOST_RANKED ? { scores: weights } : {}),
  };
}

function heaviest(weights: Float32Array, capacity: number): PkSet {
  const best = weights.reduce((a, b) => Math.max(a, b), 0);
  const pks: number[] = [];
  if (best > 0) for (let pk = 0; pk < weights.length; pk++) if (weights[pk]! >= best * ENOUGH) pks.push(pk);
  return pkSet(Int32Array.from(pks), capacity);
}
