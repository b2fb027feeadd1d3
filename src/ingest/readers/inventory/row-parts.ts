import { isHeadingNumber } from './heading-text.ts';
import type { Column } from './layout.ts';
import { isPlaceNumber } from './place-number.ts';
import type { SheetRow } from './sheet.ts';

/** What the cells of a row are, where no cell is one that only a file has. */
export interface RowParts {
  /** Numberings of headings before the words: "II", "1.2". */
  numbers: string[];
  /** The running number of the row; 0 for none. */
  ordinal: number;
  /** Dates and amounts: a file's own, or the sums of a group. */
  sums: number;
  /** Words, with what their column is for. */
  lines: { kind: PartKind; text: string }[];
  /** Cells that say something of many files at once, or are left over. */
  remarks: number;
  /** A box or inventory is named by its number. */
  isPlaced: boolean;
}

/** What a column is for: a file's own, a document's own, a date or amount, the words of either, a place … */
export type PartKind =
  'own' | 'part' | 'sum' | 'number' | 'ordinal' | 'title' | 'document' | 'place' | 'name' | 'remark' | 'unknown';

export function partKinds(columns: readonly Column[]): ReadonlyMap<number, PartKind> {
  return new Map(columns.map((column) => [column.index, kindOf(column)]));
}

/**
 * @param kinds of the columns, by index
 * @param usual kinds of columns where roman numbers or letters are those of files or boxes
 * @returns undefined where a cell can only be a file's or document's
 */
export function partsOf(
  row: SheetRow,
  kinds: ReadonlyMap<number, PartKind>,
  usual: readonly PartKind[],
): RowParts | undefined {
  const parts: RowParts = { numbers: [], ordinal: 0, sums: 0, lines: [], remarks: 0, isPlaced: false };
  const filled = row.cells.flatMap((cell, index) => (cell ? [{ text: cell.text, index }] : []));
  const cells = isRepeated(filled) ? filled.slice(0, 1) : filled;
  const isAlone = cells.length === 1;
  for (const { text, index } of cells) {
    const kind = kinds.get(index) ?? 'unknown';
    const isFirst = parts.lines.length === 0;
    if (isAlone && DATA.has(kind) && !isPlaceNumber(text)) parts.lines.push({ kind, text });
    else if (kind === 'own' || kind === 'part') return undefined;
    else if (kind === 'sum') parts.sums++;
    else if (kind === 'remark') parts.remarks++;
    else if (kind === 'title' || kind === 'document') parts.lines.push({ kind, text });
    else if (isFirst && isHeadingNumber(text) && !usual.includes(kind)) parts.numbers.push(text);
    else if (!isPlaceNumber(text)) parts.lines.push({ kind, text });
    else if (kind === 'number' || kind === 'ordinal') return undefined;
    else if (kind === 'place') parts.isPlaced = true;
    else if (kind === 'unknown' && isFirst) parts.ordinal ||= ordinalOf(text);
  }
  return parts;
}

/** @returns 0 for what is no running number */
export function ordinalOf(text: string): number {
  return /^\d{1,6}\.?$/.test(text) ? Number.parseInt(text, 10) : 0;
}

/** Some programs write what stands in a merged cell into each of its cells. */
function isRepeated(filled: readonly { text: string }[]): boolean {
  return filled.length > 1 && filled.every(({ text }) => text === filled[0]?.text);
}

function kindOf({ field, block }: Column): PartKind {
  if (field === 'docTitle') return 'document';
  if (field === 'ordinal') return 'ordinal';
  if (block === 'item') return 'part';
  return KINDS.get(field) ?? 'own';
}

/** What stands alone in a column of these may be a heading all the same. */
const DATA = new Set<PartKind>(['own', 'part', 'sum', 'remark']);
const KINDS = new Map<string, PartKind>([
  ['fileTitle', 'title'],
  ['fileNumber', 'number'],
  ...list('place', ['box', 'inventory', 'group']),
  ...list('name', ['fondsTitle', 'fondsCode', 'inventoryTitle']),
  ...list('remark', [
    'access',
    'accessGround',
    'secrecy',
    'titleVisibility',
    'hideTitle',
    'retention',
    'term',
    'language',
    'note',
  ]),
  ...list('sum', ['dates', 'day', 'month', 'year', 'sheets', 'pages', 'documentCount']),
  ...list('sum', ['start', 'startDay', 'startMonth', 'startYear', 'end', 'endDay', 'endMonth', 'endYear']),
]);

function list(kind: PartKind, fields: string[]): [string, PartKind][] {
  return fields.map((field) => [field, kind]);
}
