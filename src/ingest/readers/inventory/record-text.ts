import type { FileReference, Note, NoteKind } from '../../../catalogue/description.ts';
import { readFileReferences } from '../../file-reference.ts';
import { languagesIn } from '../language-codes.ts';
import type { Field } from './columns.ts';
import { textOf } from './row-values.ts';
import type { Values } from './row-values.ts';

/**
 * A document's number as one would write it: `01` and `QĐ-UBND` → `01/QĐ-UBND`, `01/ QĐ – UBND` → `01/QĐ-UBND`.
 * Leading zeros stay.
 */
export function documentNumber(values: Values): string {
  const joined = textOf(values, 'docNumberSymbol');
  if (joined !== '') return tidyNumber(joined);
  const number = tidyNumber(textOf(values, 'docNumber')).replace(/\/$/, '');
  const symbol = tidyNumber(textOf(values, 'docSymbol')).replace(/^\//, '');
  if (number === '' || symbol === '') return number || symbol;
  return number.toLowerCase().endsWith(symbol.toLowerCase()) ? number : `${number}/${symbol}`;
}

function tidyNumber(text: string): string {
  return text
    .replace(/^số\s*[:.]?\s*/iu, '')
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s*[-–]\s*/g, '-')
    .trim();
}

/** How much there is, in the archive's own units. */
export function extentOf(values: Values): string[] {
  return EXTENTS.flatMap(([field, unit]) => {
    const text = textOf(values, field);
    if (text === '' || /^0+$/.test(text)) return [];
    return /^\d+$/.test(text) ? [`${text} ${unit}`] : [text];
  });
}

/** Columns without an element of their own in ISAD(G). */
export function labelledNotes(values: Values, plain: readonly string[]): Note[] {
  const notes: Note[] = NOTES.flatMap((kind) => {
    const text = textOf(values, kind);
    return text === '' ? [] : [{ kind, text }];
  });
  return [...notes, ...plain.map((text) => ({ text }))];
}

export function languagesOf(values: Values): string[] {
  return languagesIn(textOf(values, 'language'));
}

/** Several entries in one cell, separated by commas or semicolons. */
export function listOf(values: Values, field: Field): string[] {
  const entries = textOf(values, field)
    .split(/[;,]/)
    .map((entry) => entry.trim());
  return [...new Set(entries.filter((entry) => entry !== ''))];
}

/** Links of a path column: addresses of the web. */
export function linksOf(values: Values): { href: string }[] {
  const text = textOf(values, 'path');
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return [];
  return [{ href: new URL(text).href }];
}

/** Document files that a path column names. */
export function filesOf(values: Values): FileReference[] {
  return readFileReferences(textOf(values, 'path'), 'path');
}

/** Which document of its file it is: its number there, else the last part of its code. */
export function partNumberOf(values: Values): string {
  return textOf(values, 'ordinal') || (/\.([^.\s]+)$/.exec(textOf(values, 'docCode'))?.[1] ?? '');
}

const EXTENTS: readonly [Field, string][] = [
  ['sheets', 'tờ'],
  ['pages', 'trang'],
  ['documentCount', 'văn bản'],
];
/** In the order in which they are shown. */
const NOTES = [
  'group',
  'term',
  'retention',
  'docType',
  'docKind',
  'copyStatus',
  'signer',
  'autograph',
  'process',
  'infoSign',
  'confidence',
  'paperCode',
  'original',
] as const satisfies readonly (Field & NoteKind)[];
