import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import type { Block, Field, HeadingMeaning } from './columns.ts';
import { datesMeaning, headingMeaning } from './heading-meaning.ts';
import { isSecrecyHeading } from './secrecy-heading.ts';

/** A column that is understood: whose field it holds. */
export interface Column {
  index: number;
  field: Field;
  block: Exclude<Block, 'either'>;
}

export interface Layout {
  columns: Column[];
  /** Rows describe documents too, each beside the columns of its file. */
  hasItems: boolean;
  /** Headings that mean nothing here; their cells are not kept. */
  unused: string[];
}

/** Why a header cannot be one of an inventory: what it lacks, in the words of the columns. */
export interface LayoutRefusal {
  missing: string[];
  /** How many columns were understood: the best refusal is the one that got furthest. */
  understood: number;
}

/** Understands a whole header. @param labels by column; '' where a column has none */
export function readLayout(labels: readonly string[]): Layout | LayoutRefusal {
  const read: { index: number; meaning: HeadingMeaning }[] = [];
  const unused: string[] = [];
  labels.forEach((label, index) => {
    const known = headingMeaning(label);
    const meaning: typeof known = isSecrecyHeading(label, known !== undefined) ? SECRECY : known;
    if (meaning === undefined && label !== '') unused.push(label);
    if (meaning && meaning !== 'ignored') read.push({ index, meaning });
  });
  const hasBeginning = read.some(({ meaning }) => BEGINNINGS.has(meaning.field));
  const isClosed = labels.some((label) => CLOSING.test(foldedLabel(label)) && datesMeaning(label) !== undefined);
  const ends = read.some(({ meaning }) => ENDS.has(meaning.field));
  for (const column of read) {
    // A file is opened and closed, too.
    const own = column.meaning.field === 'opensOn' ? datesMeaning(labels[column.index] ?? '') : undefined;
    if (own && (isClosed || (ends && !hasBeginning))) column.meaning = own;
  }
  const fields = new Set(read.map(({ meaning }) => meaning.field));
  const titled = fields.has('fileTitle');
  const hasItems = ITEM_MARKS.some((field) => fields.has(field)) || (titled && fields.has('docTitle'));
  const named = FILE_NAMES.some((field) => fields.has(field));
  const missing: string[] = [];
  if (!titled && !fields.has('docTitle')) missing.push('"Tiêu đề hồ sơ" (title of the file)');
  if (!named && !(titled && fields.has('box'))) missing.push('"Hồ sơ số" or "Mã hồ sơ" (number or code of the file)');
  if (missing.length > 0) return { missing, understood: fields.size };
  return { columns: read.map(({ index, meaning }, at) => ({ index, ...place(meaning, at) })), hasItems, unused };

  function place(meaning: HeadingMeaning, at: number): Omit<Column, 'index'> {
    if (!hasItems)
      return { field: meaning.field === 'docTitle' && !titled ? 'fileTitle' : meaning.field, block: 'file' };
    return { field: meaning.field, block: meaning.block === 'either' ? blockByPlace(at) : meaning.block };
  }

  /** A heading both blocks share: the first of two is the file's; one alone belongs where its neighbours do. */
  function blockByPlace(at: number): 'file' | 'item' {
    const field = read[at]?.meaning.field;
    const same = read.flatMap(({ meaning }, i) => (meaning.field === field ? [{ i, block: meaning.block }] : []));
    const settled = same.find(({ block }) => block !== 'either');
    if (settled) return settled.block === 'item' ? 'file' : 'item';
    if (same.length > 1) return same[0]?.i === at ? 'file' : 'item';
    if (field && SPAN_FIELDS.has(field)) return 'file';
    if (field && POINT_FIELDS.has(field) && read.some(({ meaning }) => SPAN_FIELDS.has(meaning.field))) return 'item';
    const left = read.slice(0, at).findLast(({ meaning }) => meaning.block !== 'either');
    return left?.meaning.block === 'item' ? 'item' : 'file';
  }
}

const CLOSING = / dong(?: |$)/;
const BEGINNINGS = new Set<Field>(['start', 'startDay', 'startMonth', 'startYear', 'dates', 'day', 'month', 'year']);
const ENDS = new Set<Field>(['end', 'endDay', 'endMonth', 'endYear']);
const SECRECY: HeadingMeaning = { field: 'secrecy', block: 'either' };
const FILE_NAMES: readonly Field[] = ['fileNumber', 'fileCode', 'paperCode'];
const ITEM_MARKS: readonly Field[] = ['ordinal', 'docCode', 'docNumber', 'docSymbol', 'docNumberSymbol', 'docType'];
const SPAN_FIELDS = new Set<Field>([
  'start',
  'startDay',
  'startMonth',
  'startYear',
  'end',
  'endDay',
  'endMonth',
  'endYear',
]);
const POINT_FIELDS = new Set<Field>(['dates', 'day', 'month', 'year']);
