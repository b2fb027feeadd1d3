import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import { dateHeading } from './date-heading.ts';
import { headings } from './columns.ts';
import type { HeadingMeaning } from './columns.ts';

/**
 * What a column's heading means. Case, accents, punctuation, line breaks, filling words and usual
 * abbreviations do not matter; the order of words matters only where it changes the meaning ("số tờ", "tờ số").
 * @returns undefined for a heading that is not known
 */
export function headingMeaning(heading: string): HeadingMeaning | 'ignored' | undefined {
  if (heading.length > LONGEST_HEADING) return undefined;
  const known = meanings.get(heading);
  if (known) return known === 'unknown' ? undefined : known;
  const meaning = readHeading(heading);
  if (meanings.size < MOST_REMEMBERED) meanings.set(heading, meaning ?? 'unknown');
  return meaning;
}

/** What a heading means where it can only be one of dates: "Năm mở" beside "Năm đóng" is when a file was begun. */
export function datesMeaning(heading: string): HeadingMeaning | undefined {
  return dateHeading(headingKey(heading));
}

function readHeading(heading: string): HeadingMeaning | 'ignored' | undefined {
  const key = headingKey(heading);
  if (key === '') return undefined;
  const withoutBrackets = headingKey(heading.replace(/\([^)]*\)/g, ' '));
  return (
    lookUp(key) ??
    dateHeading(key) ??
    (withoutBrackets !== key && withoutBrackets !== '' ? lookUp(withoutBrackets) : undefined) ??
    ofOneBlock(key) ??
    mostWordsOf(key)
  );
}

/** The heading's words as they are compared. */
function headingKey(heading: string): string {
  const words = foldedLabel(heading)
    .split(' ')
    .flatMap((word) => (ABBREVIATIONS.get(word) ?? word).split(' '));
  return words
    .join(' ')
    .replace(/\bneu co\b|\bdon vi tinh\b/g, '')
    .split(' ')
    .filter((word) => word !== '' && !FILLERS.has(word))
    .join(' ');
}

function lookUp(key: string): HeadingMeaning | 'ignored' | undefined {
  return exact.get(key) ?? anyOrder.get(sorted(key));
}

/** "Ngôn ngữ của văn bản", "Số trang hồ sơ": a shared field that says itself whose it is. */
function ofOneBlock(key: string): HeadingMeaning | undefined {
  for (const [words, block] of BLOCK_WORDS) {
    if (!key.includes(words)) continue;
    const rest = key.replace(words, ' ').replace(/\s+/g, ' ').trim();
    const meaning = rest === '' ? undefined : lookUp(rest);
    if (meaning && meaning !== 'ignored' && meaning.block === 'either') return { field: meaning.field, block };
  }
  return undefined;
}

/** A longer heading that holds a known one of two words or more, which is most of it. */
function mostWordsOf(key: string): HeadingMeaning | 'ignored' | undefined {
  const { length } = key.split(' ');
  // Longest first, so that the first which is held is the best; sentences of a text that is no table are held by none.
  return ofSomeWords.find((known) => known.length * 5 >= length * 3 && ` ${key} `.includes(known.words))?.meaning;
}

function sorted(key: string): string {
  return key.split(' ').sort().join(' ');
}

const ABBREVIATIONS = new Map([
  ['hs', 'ho so'],
  ['vb', 'van ban'],
  ['tl', 'tai lieu'],
  ['ml', 'muc luc'],
  ['dvbq', 'don vi bao quan'],
  ['thbq', 'thoi han bao quan'],
  ['stt', 'so thu tu'],
  ['bd', 'bat dau'],
  ['kt', 'ket thuc'],
  ['sl', 'so luong'],
  ['cq', 'co quan'],
  ['kh', 'ky hieu'],
  ['khvb', 'ky hieu van ban'],
  ['skh', 'so ky hieu'],
  ['bq', 'bao quan'],
  ['sd', 'su dung'],
  ['tc', 'tiep can'],
  ['bh', 'ban hanh'],
  ['cqbh', 'co quan ban hanh'],
  ['mlhs', 'muc luc ho so'],
  ['nd', 'noi dung'],
  ['tg', 'thoi gian'],
  ['vl', 'vat ly'],
  ['cd', 'che do'],
  ['cdsd', 'che do su dung'],
  ['mdtc', 'muc do tiep can'],
  ['md', 'muc do'],
  ['gc', 'ghi chu'],
]);
const FILLERS = new Set(['cua', 'trong', 'cac', 'va', 'dd', 'mm', 'yyyy', 'duoc', 'the', 'of']);
const BLOCK_WORDS: readonly [string, 'file' | 'item'][] = [
  ['van ban', 'item'],
  ['tai lieu', 'item'],
  ['ho so', 'file'],
  ['don vi bao quan', 'file'],
];
/** With its unit, its law and its line breaks. */
const LONGEST_HEADING = 400;
const MOST_REMEMBERED = 10_000;

const exact = new Map(headings().map(({ heading, meaning }) => [headingKey(heading), meaning]));
const ofSomeWords = [...exact]
  .map(([key, meaning]) => ({ words: ` ${key} `, length: key.split(' ').length, meaning }))
  .filter(({ length }) => length >= 2)
  .sort((a, b) => b.length - a.length);
const anyOrder = new Map([...exact].reverse().map(([key, meaning]) => [sorted(key), meaning]));
const meanings = new Map<string, HeadingMeaning | 'ignored' | 'unknown'>();
