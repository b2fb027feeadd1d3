import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';

/** A heading of a group of files, and what its numbering tells of its rank. */
export interface Heading {
  /** Numbering and words, as a reader should see them. */
  text: string;
  /** Headings numbered or written alike are of one rank: `I`, `A`, `1`, `1.1`, `phan I`, capitals, small letters. */
  style: string;
  /** Which of its rank it is; 0 where it has no number. */
  value: number;
}

/** @param numbering what stands in a cell of its own before the words; '' where there is none */
export function readHeading(numbering: string, words: string): Heading {
  const own = numbering === '' ? (LEAD.exec(words)?.[0] ?? '') : numbering;
  const parts = own.replace(NAME, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const text = numbering === '' ? words : `${numbering}${/[.):/-]$/.test(numbering) ? '' : '.'} ${words}`;
  const year = YEAR.exec(words)?.[1];
  if (parts.length === 0 && year !== undefined) return { text, style: 'year', value: Number(year) };
  if (parts.length === 0) return { text, style: words === words.toUpperCase() ? CAPITALS : SMALL_LETTERS, value: 0 };
  const name = NAME.exec(own)?.[1];
  const kinds = parts.map((part) => kindOf(part)).join('.');
  return {
    text,
    style: name === undefined ? kinds : `${foldedLabel(name)} ${kinds}`,
    value: valueOf(parts.at(-1) ?? ''),
  };
}

/** "I. ", "A) ", "2 - ", "1.1 ", "PHẦN II: ": whether words begin as headings of groups do. */
export function isNumbered(words: string): boolean {
  return LEAD.test(words);
}

export function withoutNumbering(words: string): string {
  return words.replace(LEAD, '');
}

/** Whether a cell numbers a heading and no file: roman, a capital, several levels ("1.2"), "Phần I". */
export function isHeadingNumber(text: string): boolean {
  return text.length <= LONGEST_NUMBER && ALONE.test(text);
}

export const CAPITALS = 'capitals';
export const SMALL_LETTERS = 'small letters';

function kindOf(part: string): string {
  if (/^\d/.test(part)) return '1';
  if (/^[IVX]$|^[IVXLC]{2,}$/.test(part)) return 'I';
  return part === part.toLowerCase() ? 'a' : 'A';
}

function valueOf(part: string): number {
  const kind = kindOf(part);
  if (kind === '1') return Number(part);
  if (kind !== 'I') return part.toLowerCase().codePointAt(0) ?? 0;
  const figures = [...part].map((figure) => ROMAN.get(figure) ?? 0);
  return figures.reduce((sum, figure, at) => sum + (figure < (figures[at + 1] ?? 0) ? -figure : figure), 0);
}

const ROMAN = new Map([
  ['I', 1],
  ['V', 5],
  ['X', 10],
  ['L', 50],
  ['C', 100],
]);
/** A letter that is a figure too is taken for one alone: two ways to read each would be a million of them for twenty. */
const PART = String.raw`(?:[IVXLC]+|[ABD-HJKM-UWYZĐ]|\d{1,2})`;
const NAMES = '(?:[Pp]hần|PHẦN|[Cc]hương|CHƯƠNG|[Mm]ục|MỤC|[Nn]hóm|NHÓM)';
const NAME = new RegExp(String.raw`^(${NAMES})\s+`, 'u');
const LEVELS = String.raw`${PART}(?:\.${PART})*`;
const LEAD = new RegExp(
  [
    // I. , A) , 2 - , 1.1. , a)
    String.raw`^(?:${LEVELS}\s*[.)/-]|[a-zđ]\s*\))(?:\s+|(?<=[.)])(?=\p{L}{2}))`,
    // 1.1 Biên chế
    String.raw`^${PART}(?:\.${PART})+\s+(?=\p{L})`,
    // Phần II: , Mục 3.
    String.raw`^${NAMES}\s+${LEVELS}(?:\s*[.):/–-]\s*|\s+)(?=\p{L})`,
  ].join('|'),
  'u',
);
const ALONE = new RegExp(
  String.raw`^(?:${NAMES}\s+${LEVELS}|[IVXLC]+|[A-ZĐ]|${PART}(?:\.${PART})+|[a-zđ]\s*\))\s*[.):]?$`,
  'u',
);
const LONGEST_NUMBER = 20;
/** "1954", "Năm 1954 - 1955": years part what stands under a heading of words. */
const YEAR = /^(?:(?:năm|NĂM|Năm)\s+)?(\d{4})(?:\s*[-–]\s*\d{2,4})?\s*[.:]?$/u;
