import { meets } from './query-patterns.ts';
import type { WordPattern } from './query-patterns.ts';
import { withFinalI, withFinalY } from './vietnamese/bare-finals.ts';
import { foldInPlace, MARK } from './vietnamese/fold.ts';
import { withoutLeadingZeros } from './vietnamese/leading-zeros.ts';
import { tokens } from './vietnamese/tokens.ts';

/** Where words of a query stand in a text, in order. */
export interface Places {
  count: number;
  /** Offsets in the text. */
  starts: number[];
  ends: number[];
  /** Of each place: 1 where nothing but signs and blanks stands between it and the place before. */
  joined: number[];
  /** Of each place: which words of the query it may be. */
  words: (readonly number[])[];
}

/** Most texts can be folded as a whole and looked through by one expression, which is many times quicker than word by word. */
export function placesOf(text: string, words: readonly WordPattern[]): Places {
  const places: Places = { count: 0, starts: [], ends: [], joined: [], words: [] };
  const folded = foldInPlace(text);
  if (folded === undefined) findAmongWords(text, words, places);
  else findInFolded(folded, words, places);
  return places;
}

function findInFolded(folded: string, words: readonly WordPattern[], places: Places): void {
  const forms = words.flatMap(({ folded: form, corrected, prefix }) => [
    `${withMarks(form)}${prefix ? `[a-z0-9${MARK}]*` : ''}`,
    ...[corrected, withFinalY(form)].flatMap((other) => (other === undefined ? [] : [withMarks(other)])),
  ]);
  const latin = forms.filter((form) => /^[a-z0-9]/.test(form)).sort((a, b) => b.length - a.length);
  if (latin.length === 0) return;
  const anyForm = new RegExp(`(?<![a-z0-9${MARK}])(?:${[...new Set(latin)].join('|')})(?![a-z0-9])`, 'g');
  const known = new Map<string, readonly number[]>();
  for (let match = anyForm.exec(folded); match; match = anyForm.exec(folded)) {
    const before = places.ends.at(-1);
    const joined = before !== undefined && !holdsWord(folded, before, match.index);
    const met = wordsMet(withFinalI(withoutLeadingZeros(match[0].replaceAll(MARK, ''))), words, known);
    add(places, match.index, anyForm.lastIndex, joined, met);
  }
}

/** A word as it may stand in a text folded in place: each letter with its marks behind it, a number with zeros before it. */
function withMarks(word: string): string {
  return (/^[1-9]/.test(word) ? '0*' : '') + [...word].join(`${MARK}*`) + `${MARK}*`;
}

function holdsWord(folded: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = folded.charCodeAt(at);
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return true;
  }
  return false;
}

function findAmongWords(text: string, words: readonly WordPattern[], places: Places): void {
  const known = new Map<string, readonly number[]>();
  let joined = false;
  for (const { start, end, folded } of tokens(text)) {
    const met = wordsMet(folded, words, known);
    if (met.length > 0) add(places, start, end, joined, met);
    joined = met.length > 0;
  }
}

function wordsMet(
  folded: string,
  words: readonly WordPattern[],
  known: Map<string, readonly number[]>,
): readonly number[] {
  const before = known.get(folded);
  if (before) return before;
  const met = words.flatMap((word, i) => (meets(word, folded) ? [i] : []));
  known.set(folded, met);
  return met;
}

function add(places: Places, start: number, end: number, joined: boolean, words: readonly number[]): void {
  places.count++;
  places.starts.push(start);
  places.ends.push(end);
  places.joined.push(joined ? 1 : 0);
  places.words.push(words);
}
