import type { Clause } from './clauses.ts';
import { mayStandOnPages } from './clauses.ts';
import type { Match } from './matching.ts';
import { phraseExpression } from './meeting-on-pages.ts';
import type { OpenIndex } from './open-index.ts';
import type { PageColumns } from './page-columns.ts';
import { has, idsOf, intersect } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/**
 * FTS5's time for phrases that one search may take, in microseconds: for all words together, by how many they are, and
 * for two and two of them. Where words are so common that it would take longer, only so many pages are looked at: of
 * such there are more than anybody reads.
 */
const MOST_WORK = { word: 8_000, whole: 40_000, pairs: 8_000 };
/** Microseconds for each page that has one of the words; of each page that has all, for each word and each place of it. */
const WORK = { list: 0.013, word: 0.05, place: 0.02 };
/** With so many pages that hold the whole query side by side, nobody asks for parts of it. */
const ENOUGH_WHOLE = 20;
/** From these on a text read by machine counts as well read, and as readable. */
const QUALITY = { good: 80, fair: 60 };

/** Where the words of a query stand side by side. */
interface SideBySide {
  /** All of them. */
  whole: PkSet[];
  /** Two and two of them. */
  pairs: PkSet[];
  /** How well a page holds them: a place in an order, higher is better; 0 where none stand side by side. */
  worth(page: number): number;
}

/**
 * Pages that hold all words side by side before those that hold some of them so, and among equals those that a
 * machine read well.
 */
export function wordsSideBySide(index: OpenIndex, match: Match, clauses: readonly Clause[]): SideBySide {
  const words = wordsOf(match, clauses);
  const mostWork = Math.min(MOST_WORK.whole, words.length * MOST_WORK.word);
  const whole = words.length > 1 ? standing(index, [words], mostWork) : [];
  const enough = words.length <= 2 || (whole[0]?.size ?? 0) >= ENOUGH_WHOLE;
  const two = words.slice(1).map((word, at) => [words[at]!, word]);
  const pairs = enough ? [] : standing(index, two, MOST_WORK.pairs);
  return {
    whole,
    pairs,
    worth(page) {
      const met = whole.some((set) => has(set, page)) ? words.length : pairs.filter((set) => has(set, page)).length;
      const quality = index.pages.quality[page]!;
      return met * 4 + Number(quality >= QUALITY.fair) + Number(quality >= QUALITY.good);
    },
  };
}

/** The free words of a query in order, slips mended. */
function wordsOf({ corrections }: Match, clauses: readonly Clause[]): string[] {
  return clauses
    .filter((clause) => !clause.excluded && mayStandOnPages(clause))
    .flatMap(({ typed, words }) => corrections[typed] ?? words);
}

/** Where each of these runs of words stands, the quickest found first, as far as the time goes. */
function standing({ pages, pageLists, pagePhrases }: OpenIndex, runs: readonly string[][], mostWork: number): PkSet[] {
  const asked = runs.map((words) => {
    const lists = words.map((word) => pageLists.of(word));
    const all = lists.reduce(intersect);
    return { words, work: workOf(lists, all, pages), empty: all.size === 0 };
  });
  const sets: PkSet[] = [];
  let left = mostWork;
  for (const { words, work } of asked.filter(({ empty }) => !empty).sort((a, b) => a.work - b.work)) {
    if (left <= 0) break;
    sets.push(pagePhrases.of(phraseExpression(words), left / work));
    left -= work;
  }
  return sets;
}

/** How long FTS5 takes to find words side by side. How often a word stands on a page is guessed from how many have it. */
function workOf(lists: readonly PkSet[], all: PkSet, pages: PageColumns): number {
  const perPage = lists.map(({ size }) => -Math.log(1 - Math.min(0.9999, size / pages.count)));
  const read = WORK.list * lists.reduce((sum, { size }) => sum + size, 0);
  return read + all.size * perPage.reduce((sum, places) => sum + WORK.word + WORK.place * places, 0);
}

/**
 * The records of the most promising pages, best first; equal ones by how many of their pages meet the query.
 * @param hits records that all filters let through
 */
export function mostRelevantOnPages(
  index: OpenIndex,
  match: Match,
  clauses: readonly Clause[],
  hits: PkSet,
  limit: number,
): Int32Array {
  const { columns, pages } = index;
  const { whole, pairs, worth } = wordsSideBySide(index, match, clauses);
  const best = new Uint8Array(columns.capacity);
  for (const set of [...whole, ...pairs]) {
    for (const page of idsOf(intersect(set, match.pages))) {
      const pk = pages.record[page]!;
      best[pk] = Math.max(best[pk]!, Math.min(255, worth(page)));
    }
  }
  const counts = new Uint16Array(columns.capacity);
  const found: number[] = [];
  pages.eachRecord(match.pages, (pk, count) => {
    if (counts[pk] === 0 && has(hits, pk)) found.push(pk);
    counts[pk] = Math.min(MOST_COUNTED, counts[pk]! + count);
  });
  const buckets: number[][] = [];
  for (const pk of found) (buckets[best[pk]! * (MOST_COUNTED + 1) + counts[pk]!] ??= []).push(pk);
  const ranked: number[] = [];
  for (const bucket of buckets.filter(Boolean).reverse()) {
    ranked.push(...bucket.sort((a, b) => a - b).slice(0, limit - ranked.length));
    if (ranked.length >= limit) break;
  }
  return Int32Array.from(ranked);
}

/** More pages than these tell no more. */
const MOST_COUNTED = 63;
