import { expressionOf } from './clauses.ts';
import type { Clause } from './clauses.ts';
import type { Match } from './matching.ts';
import type { OpenIndex } from './open-index.ts';
import { has, idsOf, intersect, pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** Hits that are ordered by worth; the others follow by number. */
const MOST_RANKED = 1000;
/** FTS5 ranks about three records in ten microseconds: up to so many there is time for it. */
const MOST_SCORED = 5000;
/** Occurrences of words up to which it may be asked where they stand side by side. */
const MOST_COMPARED = 500_000;

/**
 * The most promising hits, best first, the same ones whenever asked. Where few match, by BM25; where
 * many do, first those that hold the words side by side in the title, then those that hold them all there,
 * shorter titles and higher levels first. What a reader sees on top is ordered anew from these.
 */
export function mostRelevant(index: OpenIndex, match: Match, clauses: readonly Clause[], hits: Int32Array): Int32Array {
  if (match.expression === undefined) return new Int32Array(0);
  if (match.scores) return byScore(hits, match.scores);
  if (match.set.size <= MOST_SCORED) return byFrequency(index, match.expression, hits);
  return byTitle(index, clauses, hits);
}

function byScore(hits: Int32Array, scores: Float32Array): Int32Array {
  return hits
    .slice()
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, MOST_RANKED);
}

function byFrequency(index: OpenIndex, expression: string, hits: Int32Array): Int32Array {
  const wanted = pkSet(hits, index.columns.capacity);
  const rows = index.database.prepare('select rowid, rank from words where words match ?');
  rows.setReturnArrays(true);
  const scored: [number, number][] = [];
  for (const row of rows.iterate(expression) as unknown as Iterable<[number, number]>) {
    if (has(wanted, row[0])) scored.push(row);
  }
  scored.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  return Int32Array.from(scored.slice(0, MOST_RANKED), ([pk]) => pk);
}

function byTitle(index: OpenIndex, clauses: readonly Clause[], hits: Int32Array): Int32Array {
  const wanted = clauses.filter((clause) => !clause.excluded && !clause.fondsTitle);
  const found = pkSet(hits, index.columns.capacity);
  const titled = wanted.filter((clause) => clause.column === undefined || clause.column === 'title');
  const inTitle = titled.reduce(
    (set, clause) => intersect(set, index.postings.of(expressionOf(clause, 'title'))),
    found,
  );
  const sideBySide = phraseInTitle(index, titled, inTitle);
  const ranked = sideBySide ? bestOf(index, intersect(found, sideBySide), MOST_RANKED) : [];
  const taken = new Set(ranked);
  for (const pk of bestOf(index, inTitle, MOST_RANKED)) {
    if (ranked.length >= MOST_RANKED) break;
    if (!taken.has(pk)) ranked.push(pk);
  }
  return Int32Array.from(ranked);
}

/** The records in whose title the whole query stands as one phrase, where that costs little enough to ask. */
function phraseInTitle(index: OpenIndex, titled: readonly Clause[], inTitle: PkSet): PkSet | undefined {
  if (titled.length < 2 || inTitle.size === 0) return undefined;
  const occurrences = titled.reduce((sum, clause) => sum + index.postings.of(expressionOf(clause, 'title')).size, 0);
  if (occurrences > MOST_COMPARED) return undefined;
  const last = titled.at(-1)!;
  const words = titled.flatMap((clause) => clause.words);
  return index.postings.of(`{title} : "${words.join(' ')}"${last.prefix ? ' *' : ''}`);
}

/** Higher levels and shorter titles first. */
function bestOf({ columns, facets }: OpenIndex, set: PkSet, limit: number): number[] {
  const buckets: number[][] = [];
  for (const pk of idsOf(set)) {
    const level = facets.levels[columns.facetSet[pk]!]!;
    const bucket = (buckets[columns.titleLength[pk]! * 16 + level] ??= []);
    if (bucket.length < limit) bucket.push(pk);
  }
  const best: number[] = [];
  for (const bucket of buckets) {
    if (bucket) best.push(...bucket.slice(0, limit - best.length));
    if (best.length >= limit) break;
  }
  return best;
}
