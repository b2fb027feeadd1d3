import { placesOf } from './page-places.ts';
import type { Places } from './page-places.ts';
import { waysOf } from './query-patterns.ts';
import type { TermPattern, WordPattern } from './query-patterns.ts';
import { accentsIn } from './vietnamese/accents.ts';
import { withFinalIs } from './vietnamese/bare-finals.ts';
import { foldedWords } from './vietnamese/tokens.ts';

/** How well a page holds the words of a query. */
export interface PageCloseness {
  /** Of each term: all its words stand on the page. */
  met: boolean[];
  /** The longest run of the query's words side by side and in order, in words; one with other accents is half a word. */
  run: number;
  /** All words of the query stand side by side, in order: 1 with the accents typed, less without; else 0. */
  whole: number;
  /**
   * How near each other all words that are met stand: 1 side by side, towards 0 all over the page. Of a single one:
   * how much it is the one typed.
   */
  nearness: number;
  /** Where they stand best: that run, or else the shortest stretch with all words that are met. Offsets in the text. */
  best: { start: number; end: number };
}

const LIKENESS = { same: 1, begun: 0.7, other: 0.5 };
/** UTF-16 units of a page that are looked through. */
const MOST_READ = 20_000;
/** Runs of the same length that are compared by their accents. */
const MOST_COMPARED = 20;

/** @param asked terms that may stand on pages: those without a field */
export function closenessOf(text: string, asked: readonly TermPattern[]): PageCloseness {
  const read = text.slice(0, MOST_READ);
  const patterns = asReadOn(read, asked);
  const words = patterns.flatMap((pattern) => pattern.words);
  const places = placesOf(read, words);
  const standing = new Set(places.words.flat());
  let before = 0;
  const met = patterns.map((pattern) => {
    const first = before;
    before += pattern.words.length;
    return pattern.words.length > 0 && pattern.words.every((_, i) => standing.has(first + i));
  });
  const run = longestRun(read, places, words);
  const stretch = shortestStretch(places, standing.size, words.length);
  const length = words.reduce((sum, { folded }) => sum + folded.length + 1, -1);
  const nearness = standing.size < 2 ? run.worth : Math.min(1, length / (stretch.end - stretch.start));
  const whole = words.length > 0 && run.words === words.length ? run.worth / words.length : 0;
  return { met, run: run.worth, whole, nearness, best: run.words > 1 ? run : stretch };
}

/** A word that a page holds only as one of its synonyms is looked for as that. */
function asReadOn(text: string, patterns: readonly TermPattern[]): readonly TermPattern[] {
  if (!patterns.some(({ synonyms }) => synonyms)) return patterns;
  const folded = ` ${withFinalIs(foldedWords(text).join(' '))} `;
  return patterns.map((pattern) => {
    const there = waysOf(pattern).find((way) => folded.includes(` ${way.map((word) => word.folded).join(' ')} `));
    return there ? { words: there } : pattern;
  });
}

interface Run {
  start: number;
  end: number;
  words: number;
  worth: number;
}

/** The longest common substring of page and query, by words; of equally long ones that with most of the accents typed. */
function longestRun(text: string, places: Places, words: readonly WordPattern[]): Run {
  const runs = new Int32Array(words.length);
  const seenAt = new Int32Array(words.length).fill(-2);
  let longest = 0;
  let ends: { place: number; word: number }[] = [];
  for (let place = 0; place < places.count; place++) {
    // From the last one on: a word that stands twice in the query must not follow itself at one place.
    for (const word of places.words[place]!.toReversed()) {
      const follows = word > 0 && places.joined[place] === 1 && seenAt[word - 1] === place - 1;
      const run = 1 + (follows ? runs[word - 1]! : 0);
      [runs[word], seenAt[word]] = [run, place];
      if (run > longest) [longest, ends] = [run, []];
      if (run === longest && ends.length < MOST_COMPARED) ends.push({ place, word });
    }
  }
  let best: Run = { start: 0, end: 0, words: 0, worth: 0 };
  for (const { place, word } of ends) {
    let worth = 0;
    for (let back = 0; back < longest; back++) worth += likenessAt(text, places, place - back, words[word - back]!);
    if (worth <= best.worth) continue;
    best = { start: places.starts[place - longest + 1]!, end: places.ends[place]!, words: longest, worth };
  }
  return best;
}

function likenessAt(text: string, { starts, ends }: Places, place: number, word: WordPattern): number {
  if (!word.accented) return 1;
  return LIKENESS[accentsIn(text.slice(starts[place], ends[place]), word.typed, word.prefix)];
}

/** @param standing how many of the words stand on the page */
function shortestStretch(places: Places, standing: number, words: number): { start: number; end: number } {
  const counts = new Int32Array(words);
  let shortest = { start: places.starts[0] ?? 0, end: places.ends[0] ?? 0 };
  if (standing < 2) return shortest;
  let length = Infinity;
  let inside = 0;
  let first = 0;
  for (let place = 0; place < places.count; place++) {
    for (const word of places.words[place]!) if (counts[word]!++ === 0) inside++;
    while (inside === standing) {
      const stretch = { start: places.starts[first]!, end: places.ends[place]! };
      if (stretch.end - stretch.start < length) {
        shortest = stretch;
        length = stretch.end - stretch.start;
      }
      for (const word of places.words[first]!) if (--counts[word]! === 0) inside--;
      first++;
    }
  }
  return shortest;
}
