import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import type { Block, Field, HeadingMeaning } from './columns.ts';
import { datesMeaning, headingMeaning } from './heading-meaning.ts';
import { areDegrees, isDegree, limitMeaning } from './limit-headings.ts';
import type { LimitMeaning } from './limit-headings.ts';
import { isSecrecyHeading } from './secrecy-heading.ts';

/** A column that is understood: whose field it holds. */
export interface Column {
  index: number;
  field: Field;
  block: Exclude<Block, 'either'>;
  /** What a mark in it says: the column is ticked rather than written in. '' where nothing stands above it. */
  says?: string;
  /** A cell tells whether secrecy has ended. */
  isDeclassification?: true;
  /** A cell tells whether somebody let the record be shown. */
  isRelease?: true;
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

/**
 * Understands a whole header.
 * @param labels by column; '' where a column has none
 * @param choices columns of marks side by side beneath one heading
 */
export function readLayout(
  labels: readonly string[],
  choices: ReadonlyMap<number, LimitMeaning> = new Map(),
): Layout | LayoutRefusal {
  const read: { index: number; meaning: HeadingMeaning; limit?: LimitMeaning }[] = [];
  const hasDegrees = areDegrees(labels);
  const unused: string[] = [];
  labels.forEach((label, index) => {
    const limit =
      choices.get(index) ?? (hasDegrees && isDegree(label) ? { field: 'secrecy' as const, says: label } : undefined);
    if (limit) {
      read.push({ index, meaning: { field: limit.field, block: 'either' }, limit });
      return;
    }
    const known = headingMeaning(label);
    const meaning: typeof known = isSecrecyHeading(label, known !== undefined) ? SECRECY : known;
    const told = meaning === undefined ? (limitMeaning(label) ?? besideLimits(label, index)) : undefined;
    if (told) read.push({ index, meaning: { field: told.field, block: 'either' }, limit: told });
    else if (meaning === undefined && label !== '') unused.push(label);
    if (meaning && meaning !== 'ignored') read.push({ index, meaning });
  });
  for (let index = labels.length; index < labels.length + MOST_BESIDE; index++) {
    const told = besideLimits('', index);
    if (told) read.push({ index, meaning: { field: told.field, block: 'either' }, limit: told });
  }
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
  const columns = read.map(({ index, meaning, limit }, at) => ({ index, ...place(meaning, at), ...marksOf(limit) }));
  return { columns, hasItems, unused };

  /** A merged heading of access or secrecy reaches over the columns beside it. */
  function besideLimits(label: string, index: number): LimitMeaning | undefined {
    const before = label === '' ? read.at(-1) : undefined;
    const field = before?.index === index - 1 ? before.meaning.field : undefined;
    return field === 'access' || field === 'secrecy' ? { field, says: '' } : undefined;
  }

  function place(meaning: HeadingMeaning, at: number): Omit<Column, 'index'> {
    if (!hasItems)
      return { field: meaning.field === 'docTitle' && !titled ? 'fileTitle' : meaning.field, block: 'file' };
    return { field: meaning.field, block: meaning.block === 'either' ? blockByPlace(at) : meaning.block };
  }

  /** A heading both blocks share: the first of two is the file's; one alone belongs where its neighbours do. */
  function blockByPlace(at: number): 'file' | 'item' {
    const field = read[at]?.meaning.field;
    const same = read.flatMap(({ meaning, limit }, i) =>
      meaning.field === field && !limit ? [{ i, block: meaning.block }] : [],
    );
    if (read[at]?.limit) same.length = 0;
    const settled = same.find(({ block }) => block !== 'either');
    if (settled) return settled.block === 'item' ? 'file' : 'item';
    if (same.length > 1) return same[0]?.i === at ? 'file' : 'item';
    if (field && SPAN_FIELDS.has(field)) return 'file';
    if (field && POINT_FIELDS.has(field) && read.some(({ meaning }) => SPAN_FIELDS.has(meaning.field))) return 'item';
    const left = read.slice(0, at).findLast(({ meaning }) => meaning.block !== 'either');
    return left?.meaning.block === 'item' ? 'item' : 'file';
  }
}

function marksOf(limit: LimitMeaning | undefined): Pick<Column, 'says' | 'isDeclassification' | 'isRelease'> {
  if (!limit) return {};
  const { says, isDeclassification, isRelease } = limit;
  return { says, ...(isDeclassification ? { isDeclassification } : {}), ...(isRelease ? { isRelease } : {}) };
}

/** Degrees of secrecy and words of access are fewer. */
const MOST_BESIDE = 4;
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
