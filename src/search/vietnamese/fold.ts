/**
 * Makes texts comparable as a Vietnamese reader compares them when typing in a hurry: no tone or vowel
 * marks, no case, đ/Đ and the look-alikes ð/Ð as d. NFC and NFD give the same result.
 * The length may change: to mark words in the original, fold word by word (see tokens.ts).
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(MARKS, '').replace(D_WITH_STROKE, 'd').toLowerCase();
}

const ASCII = /^[\x20-\x7e\s]*$/;
const MARKS = /\p{M}+/gu;
const D_WITH_STROKE = /[đĐðÐ]/g;
