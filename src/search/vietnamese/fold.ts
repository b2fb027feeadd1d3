/**
 * Makes texts comparable as a Vietnamese reader compares them when typing in a hurry: no tone or vowel
 * marks, no case, đ/Đ and the look-alikes ð/Ð as d, œ and æ as oe and ae. NFC and NFD give the same result.
 * The length may change: to mark words in the original, fold word by word (see tokens.ts).
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return foldedBy(FOLDED, text) ?? foldByRule(text);
}

/**
 * The same for cutting into words: offsets stay, all words are ASCII, punctuation may have become a blank, and
 * marks that stand by themselves (NFD) have become a {@link MARK}. Holds for Vietnamese and other Latin writing, and is
 * many times quicker than by rule.
 * @returns undefined for any other text
 */
export function foldInPlace(text: string): string | undefined {
  return ASCII.test(text) ? text.toLowerCase() : foldedBy(FOLDED_OR_BLANK, text);
}

function foldByRule(text: string): string {
  const plain = text.normalize('NFKD').replace(MARKS, '').replace(D_WITH_STROKE, 'd').toLowerCase();
  return plain.replace(LIGATURES, (letter) => SPELLED_OUT[letter] ?? letter);
}

/** Letters that no decomposition of Unicode takes apart, as they are typed where a keyboard has none: cœur, Cæsar. */
const SPELLED_OUT: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ß: 'ss', ł: 'l' };
const LIGATURES = /[œæøßł]/g;
const IN_ANY_CASE = /[œæøßłŒÆØẞŁ]/g;

/** A text with nothing changed but these letters, for an engine that knows fewer of them. */
export function spelledOut(text: string): string {
  return text.replace(IN_ANY_CASE, (letter) => SPELLED_OUT[letter.toLowerCase()] ?? letter);
}

/** @returns undefined when a unit of the text is not in the table */
function foldedBy(table: Uint8Array, text: string): string | undefined {
  const folded = text.length <= SCRATCH.length ? SCRATCH : Buffer.allocUnsafe(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = table[text.charCodeAt(at)] ?? 0;
    if (byte === 0) return undefined;
    folded[at] = byte;
  }
  return folded.toString('latin1', 0, text.length);
}

/** Stands for a combining mark in a text folded in place: part of the word before it. */
export const MARK = '\u0001';

const ASCII = /^[\x20-\x7e\s]*$/;
const MARKS = /\p{M}+/gu;
const D_WITH_STROKE = /[đĐðÐ]/g;
const COMBINING = /[\u0300-\u036f]/;
const IN_A_WORD = /[\p{L}\p{N}\p{M}]/u;
const BLANK = 32;
const SCRATCH = Buffer.allocUnsafe(4096);

/** Beyond general punctuation nothing folds to a letter of Vietnamese. */
const LAST = 0x206f;
/** What each UTF-16 unit folds to by itself, where that is one unit up to U+00FF and a letter only of ASCII; else 0. */
const FOLDED = Uint8Array.from({ length: LAST + 1 }, (_, code) => {
  const character = String.fromCharCode(code);
  const folded = foldByRule(character);
  const isOne = folded.length === 1 && (/[a-z0-9]/.test(folded) || !IN_A_WORD.test(character + folded));
  return isOne && folded <= '\u00ff' ? folded.charCodeAt(0) : 0;
});
/** The same with a blank for what is part of no word, and a sign for marks. */
const FOLDED_OR_BLANK = FOLDED.map((byte, code) => {
  const character = String.fromCharCode(code);
  if (COMBINING.test(character)) return MARK.charCodeAt(0);
  return byte === 0 && !IN_A_WORD.test(character + foldByRule(character)) ? BLANK : byte;
});
