import { foldedLabel } from '../../catalogue/access-words/comparable.ts';
import type { Description, Level, PaperAddress } from '../../catalogue/description.ts';
import { hash53 } from '../short-hash.ts';

/** By what a description may be known again: each a 53-bit hash of texts, 0 where it lacks one of them. */
export const MARK_NAMES = [
  /** All there is: number, title, dates, and where its paper lies. */
  'full',
  /** The same, where it says enough to be known by anywhere in the finding aid. */
  'telling',
  'codeTitle',
  /** A code that is more than a number, and dates. */
  'codeDates',
  /** Of what has no code: title, dates, and the paper's place but for its box. */
  'shelved',
  'code',
  'titleDates',
  /** Without case, accents and punctuation. */
  'title',
  /** Where the paper lies, to its number in the box, and dates. */
  'shelf',
  /** The box alone, and dates. */
  'box',
  'dates',
  /** The figures in the title: "Tập 2" is not "Tập 3". */
  'figures',
] as const;

export type MarkName = (typeof MARK_NAMES)[number];

export type Marks = Record<MarkName, number> & {
  /** Which words the title has: a bit each, of 64 (of very long titles the first words). */
  wordsLow: number;
  wordsHigh: number;
};

const MOST_WORDS = 40;

/** Two of the same level and an equal mark have those texts in common. */
export function marksOf(description: Description): Marks {
  const { level, address = {} } = description;
  const code = tidied(description.referenceCode ?? '');
  const title = tidied(description.title);
  const dates = tidied(description.dates.text);
  const folded = foldedLabel(title);
  const number = place(address, ['inventory', 'file', 'sheet']);
  const shelf = place(address, ['inventory', 'box', 'file', 'sheet']);
  const isLocated = address.file !== undefined || address.sheet !== undefined;
  const mark = (holds: unknown, ...texts: string[]) => (holds ? hash53([level, ...texts].join('\0')) : 0);
  const full = mark(code || title || shelf, code, title, dates, shelf);
  return {
    full,
    telling: title && (code || isLocated) ? full : 0,
    codeTitle: mark(code && title, code, title),
    codeDates: mark(/[^\d\s]/.test(code) && dates, code, dates),
    shelved: mark(!code && title && dates, title, dates, number),
    code: mark(code, code),
    titleDates: titleDatesMark(level, title, dates),
    title: mark(folded, folded),
    shelf: mark(isLocated, shelf, dates),
    box: mark(shelf && !isLocated, shelf, dates),
    dates: mark(dates, dates),
    figures: mark(/\d/.test(folded), (folded.match(/\d+/g) ?? []).join(' ')),
    ...wordBits(folded),
  };
}

/** As it can also be told from a record's columns. */
export function titleDatesMark(level: Level, title: string, dates: string): number {
  return title === '' ? 0 : hash53([level, tidied(title), tidied(dates)].join('\0'));
}

/** What a person sees as the same text. */
function tidied(text: string): string {
  return text.normalize('NFC').replaceAll('\0', '').replace(/\s+/g, ' ').trim();
}

/** The fonds is left out: its name stands in the address of everything beneath it. */
function place(address: PaperAddress, parts: readonly (keyof PaperAddress)[]): string {
  const told = parts.map((part) => tidied(address[part] ?? ''));
  return told.some(Boolean) ? told.join('\0') : '';
}

function wordBits(folded: string): { wordsLow: number; wordsHigh: number } {
  let [wordsLow, wordsHigh] = [0, 0];
  for (const word of folded.split(' ', MOST_WORDS)) {
    const bit = hash53(word) % 64;
    if (bit < 32) wordsLow |= 1 << bit;
    else wordsHigh |= 1 << (bit - 32);
  }
  return { wordsLow, wordsHigh };
}
