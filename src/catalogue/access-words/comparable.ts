/**
 * Words for comparing texts about access and the headings of tables: lower case, no punctuation, hoà = hòa,
 * NFC = NFD. Marks are kept beside their syllable, since "mật" is not "mắt"; `folded` leaves them out.
 */
export interface ComparableText {
  /** Each word followed by one space; a full stop or semicolon stands as a word of its own (`. `). */
  marked: string;
  /** The same without tone and vowel marks, đ as d. */
  folded: string;
  /** Nobody typed a mark: accents can only be compared by leaving them out. */
  bare: boolean;
}

/** @returns the text cut into comparable words; two empty strings for a text without letters and digits */
export function comparable(text: string): ComparableText {
  const words = text.normalize('NFKD').toLowerCase().replace(INVISIBLE, '').match(WORD_OR_STOP) ?? [];
  let marked = '';
  let folded = '';
  for (const word of words) {
    const base = word.replace(MARKS, '').replace(D_WITH_STROKE, 'd');
    const stop = base === ';' || base === '!' || base === '?' ? '.' : base;
    marked += `${stop}${sortedMarks(word)} `;
    folded += `${stop} `;
  }
  return { marked, folded, bare: marked === folded };
}

/** The folded words of a short text, one space between: what headings and labels are compared by. */
export function foldedLabel(text: string): string {
  if (text.length > LONGEST_REMEMBERED) {
    if (text !== latest.text) latest = { text, label: fold(text) };
    return latest.label;
  }
  const known = labels.get(text);
  if (known !== undefined) return known;
  const label = fold(text);
  if (labels.size >= MOST_REMEMBERED) labels.clear();
  labels.set(text, label);
  return label;
}

function fold(text: string): string {
  return comparable(text).folded.replaceAll('. ', '').trim();
}

/** hoà and hòa carry the same marks on different vowels: compared as one heap, in one order. */
function sortedMarks(word: string): string {
  if (PLAIN.test(word)) return '';
  const marks = word.match(MARKS);
  return marks ? [...marks.join('')].sort().join('') : '';
}

const WORD_OR_STOP = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|[.;!?]/gu;
const MARKS = /\p{M}+/gu;
const D_WITH_STROKE = /[đð]/g;
/** Soft hyphens, zero-width characters, byte order marks: what a copied cell may hold unseen. */
const INVISIBLE = /\p{Cf}/gu;
const PLAIN = /^[\x21-\x7e]*$/;
/** The same cells come again and again in a table. */
const MOST_REMEMBERED = 2000;
/** Titles seldom do: of these the latest, which is asked about by one rule after another. */
const LONGEST_REMEMBERED = 40;
const labels = new Map<string, string>();
let latest = { text: '', label: '' };
