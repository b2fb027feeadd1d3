import { isSyllable } from '../encodings/syllable.ts';

/** Which models read a page together. */
export type Languages = 'vie' | 'fra+eng';

/** Nearly all words of a Vietnamese page, with or without accents; a third of a French or English one. */
const VIETNAMESE_FROM = 0.6;
/** Fewer words tell nothing. */
const FEWEST_WORDS = 5;

/** In what language words are, told by their shape; undefined where they are too few. */
export function languagesOf(texts: readonly string[]): Languages | undefined {
  const words = texts.flatMap((text) => text.match(/\p{L}{2,}/gu) ?? []);
  if (words.length < FEWEST_WORDS) return undefined;
  return words.filter((word) => isSyllable(word)).length >= words.length * VIETNAMESE_FROM ? 'vie' : 'fra+eng';
}
