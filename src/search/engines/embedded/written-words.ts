import { accentedForm } from '../../vietnamese/accents.ts';

/**
 * The words of a title that have accents, with them, for the column `written` of the index: all else in it is folded, and
 * of thousands that hold de or đê those with the accents typed are to be among the first.
 */
export function writtenText(title: string): string {
  return ASCII.test(title) ? '' : writtenWords(title).join(' ');
}

/** Of what a reader typed the words that have accents, as the column `written` holds them. */
export function writtenWords(text: string): string[] {
  return (text.normalize('NFC').match(WORD) ?? []).flatMap((word) => writtenForm(word) ?? []);
}

function writtenForm(word: string): string | undefined {
  if (ASCII.test(word)) return undefined;
  if (known.has(word)) return known.get(word);
  const form = accentedForm(word);
  const written = form === undefined ? undefined : `${SIGN}${form}`;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, written);
  return written;
}

/** Vietnamese has some seven thousand syllables; an import meets each a thousand times. */
const known = new Map<string, string | undefined>();
const MOST_KNOWN = 20_000;

/** Begins each of these words: private use, so that no folded word, no beginning and no slip ever meets one. */
const SIGN = '\u{e001}';
const ASCII = /^[\0-\x7f]*$/;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
