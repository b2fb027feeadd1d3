import { spelledOut } from '../../vietnamese/fold.ts';
import { withoutLeadingZeros, withoutLeadingZerosIn } from '../../vietnamese/leading-zeros.ts';
import { toneInPlace } from '../../vietnamese/tone-place.ts';
import { foldedWords, tokens } from '../../vietnamese/tokens.ts';

const HAN = /\p{Script=Han}\p{M}*/gu;
/** Signs that a JSON body or a word list cannot hold; they part words. */
const CONTROL = /\p{Cc}/gu;
/**
 * Signs that part words as tokens.ts cuts them and not as Meilisearch does, to which `n°12` and `Nguyễn‑Văn` (with the
 * hyphen of word processors) are one word each; found by asking it for each sign up to U+FFFF, other scripts' are left
 * out. And all punctuation: to it a comma ends a sentence, and "phòng chống lụt" in quotation marks would not find
 * "phòng, chống lụt", as laws and titles write it.
 */
const NO_PARTING = /[\p{Cc}\p{Cf}\p{S}\p{P}\u00a0\u2000\u2001\u2028\u202f\u205f]/gu;

/**
 * A text as the server can take it: whole Unicode, words parted by signs that part them there, each Hán or Nôm character standing by itself, as
 * tokens.ts cuts them: not every build of Meilisearch can cut Chinese writing; and numbers without the zeros before them.
 */
export function indexedText(text: string): string {
  const parted = text.toWellFormed().replace(NO_PARTING, ' ').replace(HAN, ' $& ');
  return withoutLeadingZerosIn(spelledOut(parted));
}

/**
 * The words of a page. Without its signs, since to Meilisearch words with a comma or a line's dash between them are as
 * far apart as two sentences, and pages that a phrase was copied from would rank below others.
 */
export function wordsOnly(text: string): string {
  return foldedWords(text.toWellFormed()).join(' ');
}

/**
 * A value that is compared whole; facets and filters must spell it alike. No filter can name what ends in a backslash
 * (filters.ts), so its wide twin stands in its place: to Unicode, and to facetKey, the two are one.
 */
export function facetText(text: string): string {
  return toneInPlace(wholeText(text)).replaceAll('\\', WIDE_BACKSLASH);
}

/** A facet's value as it was written. @param text as the server tells it */
export function writtenValue(text: string): string {
  return text.replaceAll(WIDE_BACKSLASH, '\\');
}

const WIDE_BACKSLASH = '\uff3c';

/** A text that is kept as it is, as far as the server can take it. */
export function wholeText(text: string): string {
  return text.toWellFormed().replace(CONTROL, ' ').normalize('NFC');
}

/** What was typed, cut where the index cuts: no sign of the server's query language is left. */
export function queryWords(text: string): string[] {
  const whole = text.toWellFormed();
  return tokens(whole).map(({ start, end }) =>
    withoutLeadingZeros(spelledOut(whole.slice(start, end).normalize('NFKC'))),
  );
}
