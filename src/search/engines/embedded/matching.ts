import type { Retrieval } from '../../engine.ts';
import { expressionOf, expressionOfWords } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { meeting } from './meeting.ts';
import { mostOf } from './most-of.ts';
import type { OpenIndex } from './open-index.ts';
import { EMPTY, has, idsOf, intersect, subtract } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';
import { Slips } from './slips.ts';

export interface Match {
  set: PkSet;
  matching: Retrieval['matching'];
  corrections: Record<string, string>;
  /** FTS5 that matches at least the set, for ranking; undefined where no words are asked for. */
  expression?: string;
  /** In how many records the words of the expression are, added up: what BM25 has to read. */
  occurrences: number;
  /** Higher is better, by record number; only where most of the words are met. */
  scores?: Float32Array;
}

/** The records that meet a query: all its words; if there are none, one slip forgiven; if still none, most of its words. */
export function matchClauses(index: OpenIndex, clauses: readonly Clause[]): Match {
  const wanted = clauses.filter((clause) => !clause.excluded);
  const unwanted = clauses.filter((clause) => clause.excluded);
  const match = wanted.length === 0 ? everything(index) : matchWanted(index, wanted);
  return { ...match, set: unwanted.reduce((left, clause) => subtract(left, meeting(index, clause)), match.set) };
}

function everything(index: OpenIndex): Match {
  return { set: index.postings.all(), matching: 'all', corrections: {}, occurrences: 0 };
}

function matchWanted(index: OpenIndex, wanted: readonly Clause[]): Match {
  const set = meetingAll(index, wanted);
  const all: Match = { set, matching: 'all', corrections: {}, occurrences: 0 };
  if (set.size > 0) {
    const worded = wanted.filter((clause) => !clause.fondsTitle).map((clause) => expressionOf(clause));
    return { ...all, ...conjunction(index, worded) };
  }
  return matchForgiving(index, wanted) ?? (wanted.length > 1 ? mostOf(index, wanted) : undefined) ?? all;
}

/** Longer words are rarer: with them first, there is soon little left to compare. */
function meetingAll(index: OpenIndex, wanted: readonly Clause[]): PkSet {
  const rarestFirst = wanted.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  let set: PkSet | undefined;
  for (const clause of rarestFirst) {
    const met = meeting(index, clause);
    set = set ? intersect(set, met) : met;
    if (set.size === 0) return EMPTY;
  }
  return set ?? EMPTY;
}

function lengthOf(clause: Clause): number {
  return clause.words.reduce((sum, word) => sum + word.length, 0);
}

function conjunction(index: OpenIndex, expressions: readonly string[]): Pick<Match, 'expression' | 'occurrences'> {
  if (expressions.length === 0) return { occurrences: 0 };
  const occurrences = expressions.reduce((sum, each) => sum + index.postings.of(each).size, 0);
  return { expression: expressions.join(' AND '), occurrences };
}

/**
 * First only the words that no record has are read as others; then any word that may be a slip. A word that
 * no record has and that is like no other makes all looking in vain.
 */
function matchForgiving(index: OpenIndex, wanted: readonly Clause[]): Match | undefined {
  const slips = new Slips(index.database);
  const [unknown, known] = [new Map<Clause, string[]>(), new Map<Clause, string[]>()];
  for (const clause of wanted.filter((each) => meeting(index, each).size === 0)) {
    const words = nearWords(slips, clause);
    if (words.length === 0) return undefined;
    unknown.set(clause, words);
  }
  const match = unknown.size > 0 ? matchReadAs(index, wanted, unknown) : undefined;
  if (match) return match;
  for (const clause of wanted.filter((each) => !unknown.has(each)).slice(0, MOST_DOUBTED)) {
    const words = nearWords(slips, clause);
    if (words.length > 0) known.set(clause, words);
  }
  return known.size > 0 ? matchReadAs(index, wanted, new Map([...unknown, ...known])) : undefined;
}

/** Words that are there as typed and may yet be slips: beyond so many, it is a question and not a name. */
const MOST_DOUBTED = 8;

function nearWords(slips: Slips, clause: Clause): string[] {
  return clause.forgiving && !clause.fondsTitle ? slips.near(clause.words[0]!) : [];
}

function matchReadAs(index: OpenIndex, wanted: readonly Clause[], near: Map<Clause, string[]>): Match | undefined {
  const expressions = new Map(
    wanted.map((clause) => {
      const words = near.get(clause);
      const asTyped = expressionOf(clause);
      return [clause, words ? `(${asTyped} OR ${expressionOfWords(words, clause.column)})` : asTyped];
    }),
  );
  let set: PkSet | undefined;
  for (const clause of wanted) {
    const met = clause.fondsTitle ? meeting(index, clause) : index.postings.of(expressions.get(clause)!);
    set = set ? intersect(set, met) : met;
    if (set.size === 0) return undefined;
  }
  if (!set) return undefined;
  const worded = wanted.filter((clause) => !clause.fondsTitle).map((clause) => expressions.get(clause)!);
  return { set, matching: 'with-typos', corrections: corrections(index, near, set), ...conjunction(index, worded) };
}

/** Each word as most of the records found have it, where that is not as typed. */
function corrections(index: OpenIndex, near: Map<Clause, string[]>, set: PkSet): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [clause, words] of near) {
    const typed = intersect(set, meeting(index, clause)).size;
    const counted = words.map((word) => ({
      word,
      found: countIn(set, index.postings.of(expressionOfWords([word], clause.column))),
    }));
    const best = counted.reduce((a, b) => (b.found > a.found ? b : a));
    if (best.found > typed) read[clause.typed] = best.word;
  }
  return read;
}

function countIn(set: PkSet, other: PkSet): number {
  if (set.size > 5000 || set.bits) return intersect(set, other).size;
  return idsOf(set).reduce((count, pk) => count + (has(other, pk) ? 1 : 0), 0);
}
