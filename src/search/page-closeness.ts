import { meets } from './query-patterns.ts';
import type { TermPattern, WordPattern } from './query-patterns.ts';
import { hasSameAccents } from './vietnamese/accents.ts';
import { foldInPlace } from './vietnamese/fold.ts';
import { tokens } from './vietnamese/tokens.ts';

/** How well a page holds the words of a query. */
export interface PageCloseness {
  /** Of each term: all its words stand on the page. */
  met: boolean[];
  /** The longest run of the query's words side by side and in order, in words; one with other accents is half a word. */
  run: number;
  /** How near each other all words that are met stand: 1 side by side, towards 0 all over the page. */
  nearness: number;
}

/** A word of the query where it stands on the page. */
interface Place {
  start: number;
  end: number;
  /** Places in the query of the words that it may be. */
  words: number[];
  /** Nothing but signs and blanks stands between it and the place before. */
  joined: boolean;
}

const OTHER_ACCENTS = 0.5;
/** UTF-16 units of a page that are looked through. */
const MOST_READ = 20_000;

/** @param patterns terms that may stand on pages: those without a field */
export function closenessOf(text: string, patterns: readonly TermPattern[]): PageCloseness {
  const read = text.slice(0, MOST_READ);
  const words = patterns.flatMap((pattern) => pattern.words);
  const places = placesOf(read, words);
  const standing = new Set(places.flatMap((place) => place.words));
  let before = 0;
  const met = patterns.map((pattern) => {
    const first = before;
    before += pattern.words.length;
    return pattern.words.length > 0 && pattern.words.every((_, i) => standing.has(first + i));
  });
  return { met, run: longestRun(read, places, words), nearness: nearnessOf(places, words, standing.size) };
}

/** Most texts can be folded as a whole and looked through by one expression, which is many times quicker than word by word. */
function placesOf(text: string, words: readonly WordPattern[]): Place[] {
  const folded = foldInPlace(text);
  return folded === undefined ? placesAmongWords(text, words) : placesInFolded(folded, words);
}

function placesInFolded(folded: string, words: readonly WordPattern[]): Place[] {
  const forms = words.flatMap(({ folded: form, corrected, prefix }) => [
    `${form}${prefix ? '[a-z0-9]*' : ''}`,
    ...(corrected === undefined ? [] : [corrected]),
  ]);
  const latin = forms.filter((form) => /^[a-z0-9]/.test(form)).sort((a, b) => b.length - a.length);
  if (latin.length === 0) return [];
  const places: Place[] = [];
  const known = new Map<string, number[]>();
  const anyForm = new RegExp(`(?<![a-z0-9])(?:${[...new Set(latin)].join('|')})(?![a-z0-9])`, 'g');
  for (const match of folded.matchAll(anyForm)) {
    const end = match.index + match[0].length;
    const joined = !/[a-z0-9]/.test(folded.slice(places.at(-1)?.end ?? 0, match.index)) && places.length > 0;
    places.push({ start: match.index, end, words: wordsMet(match[0], words, known), joined });
  }
  return places;
}

function placesAmongWords(text: string, words: readonly WordPattern[]): Place[] {
  const known = new Map<string, number[]>();
  const places: Place[] = [];
  let joined = false;
  for (const { start, end, folded } of tokens(text)) {
    const met = wordsMet(folded, words, known);
    if (met.length > 0) places.push({ start, end, words: met, joined: joined && places.length > 0 });
    joined = met.length > 0;
  }
  return places;
}

function wordsMet(folded: string, words: readonly WordPattern[], known: Map<string, number[]>): number[] {
  const before = known.get(folded);
  if (before) return before;
  const met = words.flatMap((word, i) => (meets(word, folded) ? [i] : []));
  known.set(folded, met);
  return met;
}

/** The longest common substring of page and query, by words, each counted by its accents. */
function longestRun(text: string, places: readonly Place[], words: readonly WordPattern[]): number {
  const likeness = new Map<string, number>();
  let longest = 0;
  let above = new Map<number, number>();
  for (const place of places) {
    const row = new Map<number, number>();
    for (const i of place.words) {
      const run = (place.joined ? (above.get(i - 1) ?? 0) : 0) + likenessAt(text, place, i, words, likeness);
      row.set(i, run);
      longest = Math.max(longest, run);
    }
    above = row;
  }
  return longest;
}

function likenessAt(
  text: string,
  { start, end }: Place,
  i: number,
  words: readonly WordPattern[],
  known: Map<string, number>,
): number {
  const word = words[i];
  if (!word?.accented) return 1;
  const written = text.slice(start, end);
  const key = `${i} ${written}`;
  const like = known.get(key) ?? (hasSameAccents(word.typed, written, word.prefix) ? 1 : OTHER_ACCENTS);
  known.set(key, like);
  return like;
}

/** The shortest stretch that holds all words that stand on the page, against the length of the words themselves. */
function nearnessOf(places: readonly Place[], words: readonly WordPattern[], standing: number): number {
  if (standing < 2) return standing;
  const counts = new Map<number, number>();
  let shortest = Infinity;
  let first = 0;
  for (const { words: met, end } of places) {
    for (const i of met) counts.set(i, (counts.get(i) ?? 0) + 1);
    while (counts.size === standing) {
      const left = places[first++];
      if (!left) break;
      shortest = Math.min(shortest, end - left.start);
      for (const i of left.words) {
        const count = (counts.get(i) ?? 0) - 1;
        if (count > 0) counts.set(i, count);
        else counts.delete(i);
      }
    }
  }
  const length = words.reduce((sum, { folded }) => sum + folded.length + 1, -1);
  return Math.min(1, length / shortest);
}
