import { fold, foldInPlace, MARK } from './fold.ts';

/** A word where it stands in a text: `start` and `end` are offsets in UTF-16 units of the text as given. */
export interface Token {
  start: number;
  end: number;
  /** Folded: what is compared. */
  folded: string;
}

/**
 * Cuts a text into words: runs of letters and digits with their marks; a Hán or Nôm character stands by
 * itself, since its texts have no spaces. So `2085/QĐ-UBND` is `2085`, `qd`, `ubnd`. Matching,
 * highlighting and both engines cut alike. Works on NFC and NFD.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  // Where folding keeps all offsets it can be done once for all words.
  const whole = foldInPlace(text);
  const pattern = whole === undefined ? WORD : ASCII_WORD;
  const read = whole ?? text;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(read); match; match = pattern.exec(read)) {
    found.push({
      start: match.index,
      end: pattern.lastIndex,
      folded: whole === undefined ? fold(match[0]) : match[0].replaceAll(MARK, ''),
    });
  }
  return found;
}

/** The folded words of a text, in order. */
export function foldedWords(text: string): string[] {
  return fold(text).match(FOLDED_WORD) ?? [];
}

/**
 * A folded text in which white space or punctuation stands between all words, for an engine that cuts at
 * those: much cheaper than `foldedWords` for long texts, and the same words.
 */
export function foldedText(text: string): string {
  const folded = fold(text);
  return HAN.test(folded) ? folded.replace(EACH_HAN, ' $& ') : folded;
}

const WORD = /\p{Script=Han}\p{M}*|(?:(?!\p{Script=Han})[\p{L}\p{N}]\p{M}*)+/gu;
const ASCII_WORD = new RegExp(`[a-z0-9][a-z0-9${MARK}]*`, 'g');
const FOLDED_WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const HAN = /\p{Script=Han}/u;
const EACH_HAN = /\p{Script=Han}/gu;
