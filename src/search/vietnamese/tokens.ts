import { withFinalI } from './bare-finals.ts';
import { fold, foldInPlace, MARK } from './fold.ts';
import { withoutLeadingZeros, withoutLeadingZerosIn } from './leading-zeros.ts';

/** A word where it stands in a text: `start` and `end` are offsets in UTF-16 units of the text as given. */
export interface Token {
  start: number;
  end: number;
  /** Folded, bare finals with i, numbers without the zeros before them: what is compared. */
  folded: string;
}

/**
 * Cuts a text into words: runs of letters and digits with their marks; a Hán or Nôm character stands by
 * itself, since its texts have no spaces. So `2085/QĐ-UBND` is `2085`, `qd`, `ubnd`. Matching,
 * highlighting and both engines cut alike. Works on NFC and NFD.
 */
export function tokens(text: string): Token[] {
  // Where folding keeps all offsets it can be done once for all words.
  const whole = foldInPlace(text);
  if (whole !== undefined) return asciiTokens(whole, ANY) as Token[];
  return tokensByRule(text);
}

/** Which signs words begin with, by their code: see {@link tokensBeginning}. */
export type Beginnings = Uint8Array;

const ZERO = 48;
const NINE = 57;
const ANY: Beginnings = new Uint8Array(128).fill(1);

/** @param words folded */
export function beginningsOf(words: readonly string[]): Beginnings {
  const beginnings = new Uint8Array(128);
  for (const word of words) {
    const first = word.charCodeAt(0);
    if (first < beginnings.length) beginnings[first] = 1;
    // In a text zeros may stand before a number.
    if (first >= ZERO && first <= NINE) beginnings[ZERO] = 1;
  }
  return beginnings;
}

/**
 * As `tokens`, for whoever looks for a few words in many texts: a word that begins with none of these signs is counted,
 * but may be undefined.
 */
export function tokensBeginning(text: string, beginnings: Beginnings): (Token | undefined)[] {
  const whole = foldInPlace(text);
  return whole === undefined ? tokensByRule(text) : asciiTokens(whole, beginnings);
}

function tokensByRule(text: string): Token[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => {
    return { start: index, end: index + word.length, folded: compared(fold(word)) };
  });
}

/** By character: ranking and marking cut some thousand words for each search, and a regular expression takes twice as long. */
function asciiTokens(read: string, wanted: Beginnings): (Token | undefined)[] {
  const found: (Token | undefined)[] = [];
  for (let at = 0; at < read.length; at++) {
    const first = read.charCodeAt(at);
    if (!isWordUnit(first)) continue;
    const start = at;
    let isMarked = false;
    for (at++; at < read.length; at++) {
      const code = read.charCodeAt(at);
      if (code === MARK_CODE) isMarked = true;
      else if (!isWordUnit(code)) break;
    }
    if (wanted[first] === 0) {
      found.push(undefined);
      continue;
    }
    const folded = read.slice(start, at);
    found.push({ start, end: at, folded: compared(isMarked ? folded.replaceAll(MARK, '') : folded) });
  }
  return found;
}

function compared(folded: string): string {
  return withFinalI(withoutLeadingZeros(folded));
}

/** a to z, 0 to 9 */
function isWordUnit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

const MARK_CODE = MARK.charCodeAt(0);

/** The folded words of a text, in order, numbers without the zeros before them. */
export function foldedWords(text: string): string[] {
  const words = fold(text).match(FOLDED_WORD) ?? [];
  return text.includes('0') ? words.map(withoutLeadingZeros) : words;
}

/**
 * A folded text in which white space or punctuation stands between all words, for an engine that cuts at
 * those: much cheaper than `foldedWords` for long texts, and the same words.
 */
export function foldedText(text: string): string {
  const folded = fold(text);
  return withoutLeadingZerosIn(HAN.test(folded) ? folded.replace(EACH_HAN, ' $& ') : folded);
}

// Signs of Han writing that are no characters, such as radicals of a dictionary, are no words.
const WORD = /(?=[\p{L}\p{N}])\p{Script=Han}\p{M}*|(?:(?!\p{Script=Han})[\p{L}\p{N}]\p{M}*)+/gu;
const FOLDED_WORD = /(?=[\p{L}\p{N}])\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const HAN = /\p{Script=Han}/u;
const EACH_HAN = /\p{Script=Han}/gu;
