import { expressionOf, expressionOfWords } from './clauses.ts';
import type { Clause } from './clauses.ts';
import type { Match } from './matching.ts';
import type { OpenIndex } from './open-index.ts';
import { mostRelevantOnPages } from './page-relevance.ts';
import { has, idsOf, intersect, pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';
import { writtenWords } from './written-words.ts';

/** Hits that are ordered by worth; the others follow by number. */
const MOST_RANKED = 1000;
/** FTS5's BM25 takes some five microseconds for each record it ranks: up to so many there is time for it. */
const MOST_SCORED = 2000;
/** BM25 first reads every occurrence of every word, half a microsecond each. */
const MOST_READ = 30_000;
/** Among so few matches a rarer word leads FTS5 past most occurrences of the common ones. */
const FEW = 20_000;
/** Occurrences of common words up to which it is looked where they stand side by side. */
const MOST_COMPARED = 500_000;

/**
 * The most promising hits, best first, the same ones whenever asked: those that are so by themselves and those that
 * are so on a page of theirs, by turns. What a reader sees on top is ordered anew from these.
 */
export function mostRelevant(index: OpenIndex, match: Match, clauses: readonly Clause[], hits: Int32Array): Int32Array {
  if (match.pages.size === 0) return byThemselves(index, match, clauses, hits);
  if (match.scores) return byScore(hits, match.scores);
  const found = pkSet(hits, index.columns.capacity);
  const own = byThemselves(index, match, clauses, idsOf(intersect(found, match.records)));
  return byTurns(mostRelevantOnPages(index, match, clauses, found, MOST_RANKED), own);
}

function byTurns(first: Int32Array, second: Int32Array): Int32Array {
  const ranked = new Set<number>();
  for (let at = 0; at < Math.max(first.length, second.length) && ranked.size < MOST_RANKED; at++) {
    if (at < first.length) ranked.add(first[at]!);
    if (at < second.length) ranked.add(second[at]!);
  }
  return Int32Array.from(ranked);
}

/**
 * Where little has to be read for it, by BM25; otherwise first those that hold the words side by side in the title,
 * then those that hold them all there, shorter titles and higher levels first. In either order those come before, that
 * have the words in the title with the accents typed.
 */
function byThemselves(index: OpenIndex, match: Match, clauses: readonly Clause[], hits: Int32Array): Int32Array {
  const { expression, occurrences, scores, records } = match;
  if (expression === undefined) return new Int32Array(0);
  if (records.size <= MOST_SCORED && occurrences <= MOST_READ) {
    return byFrequency(index, expression, hits, writtenInTitle(index, clauses));
  }
  if (scores) return byScore(hits, scores);
  return byTitle(index, match, clauses, hits);
}

function byScore(hits: Int32Array, scores: Float32Array): Int32Array {
  return hits
    .slice()
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, MOST_RANKED);
}

function byFrequency(index: OpenIndex, expression: string, hits: Int32Array, written: PkSet | undefined): Int32Array {
  const wanted = pkSet(hits, index.columns.capacity);
  const rows = index.database.prepare('select rowid, rank from words where words match ?');
  rows.setReturnArrays(true);
  const scored: { pk: number; rank: number; isWritten: number }[] = [];
  for (const [pk, rank] of rows.iterate(expression) as unknown as Iterable<[number, number]>) {
    if (has(wanted, pk)) scored.push({ pk, rank, isWritten: written && has(written, pk) ? 1 : 0 });
  }
  scored.sort((a, b) => b.isWritten - a.isWritten || a.rank - b.rank || a.pk - b.pk);
  return Int32Array.from(scored.slice(0, MOST_RANKED), ({ pk }) => pk);
}

function byTitle(index: OpenIndex, match: Match, clauses: readonly Clause[], hits: Int32Array): Int32Array {
  const found = pkSet(hits, index.columns.capacity);
  const wanted = clauses.filter(isForTitle);
  const few = match.records.size <= FEW;
  const titled = allInTitle(index, wanted);
  const together = titled && sideBySide(index, wanted, titled, few);
  const written = writtenInTitle(index, clauses);
  const ranked = new Set<number>();
  for (const tier of [written && together && intersect(written, together), written, together, titled]) {
    if (tier) for (const pk of bestOf(index, intersect(found, tier), MOST_RANKED)) ranked.add(pk);
  }
  if (few) for (const pk of bestOf(index, found, MOST_RANKED)) ranked.add(pk);
  return Int32Array.from(ranked).subarray(0, MOST_RANKED);
}

function isForTitle({ excluded, fondsTitle, column = 'title' }: Clause): boolean {
  return !excluded && !fondsTitle && column === 'title';
}

/** The records that have in their title every word typed with accents, with these; undefined where none has any. */
function writtenInTitle(index: OpenIndex, clauses: readonly Clause[]): PkSet | undefined {
  const words = clauses.filter(isForTitle).flatMap(({ typed }) => writtenWords(typed));
  if (words.length === 0) return undefined;
  return words.map((word) => index.postings.of(expressionOfWords([word], undefined))).reduce(intersect);
}

function allInTitle(index: OpenIndex, wanted: readonly Clause[]): PkSet | undefined {
  if (wanted.length === 0) return undefined;
  return wanted.map((clause) => index.postings.of(expressionOf(clause, 'title'))).reduce(intersect);
}

/** The records in whose title the whole query stands as one phrase, where that costs little enough to look for. */
function sideBySide(index: OpenIndex, wanted: readonly Clause[], titled: PkSet, few: boolean): PkSet | undefined {
  const last = wanted.at(-1);
  if (!last || wanted.length < 2) return undefined;
  const occurrences = () => wanted.reduce((sum, clause) => sum + index.postings.of(expressionOf(clause)).size, 0);
  if (!few && occurrences() > MOST_COMPARED) return undefined;
  const words = wanted.flatMap((clause) => clause.words);
  return index.postings.sideBySide(words, last.prefix, titled);
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
