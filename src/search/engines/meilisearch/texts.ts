import { withoutLeadingZeros, withoutLeadingZerosIn } from '../../vietnamese/leading-zeros.ts';
import { foldedWords, tokens } from '../../vietnamese/tokens.ts';

const HAN = /\p{Script=Han}\p{M}*/gu;
/** Signs that a JSON body or a word list cannot hold; they part words. */
const CONTROL = /\p{Cc}/gu;

/**
 * A text as the server can take it: whole Unicode, no control signs, each Hán or Nôm character standing by itself, as
 * tokens.ts cuts them: not every build of Meilisearch can cut Chinese writing; and numbers without the zeros before them.
 */
export function indexedText(text: string): string {
  return withoutLeadingZerosIn(text.toWellFormed().replace(CONTROL, ' ').replace(HAN, ' $& '));
}

/**
 * The words of a page. Without its signs, since to Meilisearch words with a comma or a line's dash between them are as
 * far apart as two sentences, and pages that a phrase was copied from would rank below others.
 */
export function wordsOnly(text: string): string {
  return foldedWords(text.toWellFormed()).join(' ');
}

/** A value that is compared whole; facets and filters must spell it alike. */
export function facetText(text: string): string {
  return text.toWellFormed().replace(CONTROL, ' ').normalize('NFC');
}

/** What was typed, cut where the index cuts: no sign of the server's query language is left. */
export function queryWords(text: string): string[] {
  const whole = text.toWellFormed();
  return tokens(whole).map(({ start, end }) => withoutLeadingZeros(whole.slice(start, end)));
}
