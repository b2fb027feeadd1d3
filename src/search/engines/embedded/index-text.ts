import { withFinalI, withFinalIs } from '../../vietnamese/bare-finals.ts';
import { foldedText, foldedWords } from '../../vietnamese/tokens.ts';

/**
 * Text as the index is given it: folded, words parted by what its `ascii` tokenizer cuts at. That tokenizer
 * takes every character above U+007F as part of a word, so punctuation beyond ASCII is taken out here; the
 * cutting thereby is Unicode's of today and not that of the SQLite at hand.
 */
export function indexText(text: string): string {
  const folded = withFinalIs(foldedText(text));
  return ASCII.test(folded) ? folded : folded.replace(NO_WORD, ' ');
}

/** Several values of one field, kept apart so that no phrase runs from one into the next. */
export function indexTexts(texts: readonly string[]): string {
  const [first] = texts;
  if (first === undefined) return '';
  if (texts.length === 1) return indexText(first);
  return texts.map(indexText).join(APART);
}

/** The words of what a reader typed, as the index holds them. */
export function indexWords(text: string): string[] {
  return foldedWords(text).map(withFinalI);
}

const ASCII = /^[\0-\x7f]*$/;
const NO_WORD = /[^\p{L}\p{N}\s]+/gu;
/** A word that nobody can type: private use, not a letter. */
const APART = ' \u{e000} ';
