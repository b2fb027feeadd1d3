import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import { isClosing } from './closing-lines.ts';
import type { Field } from './columns.ts';
import type { Header } from './find-header.ts';
import { bearsStamp } from '../secret-stamps.ts';
import { isDitto } from './ditto.ts';
import { bareNumber, moveTo, placeFromText } from './place.ts';
import type { Place } from './place.ts';
import { textOf, valuesOf } from './row-values.ts';
import type { RowValues } from './row-values.ts';
import { secretRefusal } from './secrecy.ts';
import type { Refusal } from './secrecy.ts';
import type { Cell, SheetRow } from './sheet.ts';

/** A row that describes something, and where it stands. */
export interface InventoryRow extends RowValues {
  place: Place;
  refusal: Refusal;
  /** The row names no file of its own: it goes on with the one above it. */
  continues: boolean;
  hasItem: boolean;
}

export type Interpreted =
  | { kind: 'row'; row: InventoryRow }
  /** Left out because it cannot be read, because nothing tells what it describes, or of which file it is a part. */
  | { kind: 'unreadable'; row: number; reason: string }
  | { kind: 'unplaced' | 'orphan'; row: number }
  /** A total or a signature; in a column of titles, what reads like the heading of a group. They describe nothing. */
  | { kind: 'closing' | 'heading'; row: number }
  | { kind: 'none' };

/** Reads the rows of one sheet in order: what is filled down, what is a heading between rows, what a footer. */
export function makeRowInterpreter(header: Header, words: ArchiveAccessWords, start: Place, sheetName = '') {
  let place = start;
  const stampedSheet = [...header.above, sheetName].some((text) => bearsStamp(text, words, true));
  let stampedSection = false;
  /** The row above, which may name the file that the next rows go on with, could not be read. */
  let isFileUnknown = false;
  /** Cells of the latest row; undefined where it could not be read. */
  let above: readonly (Cell | undefined)[] | undefined = [];

  return function interpret(written: SheetRow): Interpreted {
    const row = { ...written, cells: written.cells.map((cell, at) => (cell && isDitto(cell) ? above?.[at] : cell)) };
    if (row.unreadable !== undefined) {
      isFileUnknown = true;
      above = undefined;
      return { kind: 'unreadable', row: row.row, reason: row.unreadable };
    }
    const texts = row.cells.flatMap((cell) => (cell ? [cell.text] : []));
    if (texts.length === 0 || row.row <= header.lastRow || isHeaderAgain(row, header) || isNumbering(texts)) {
      return { kind: 'none' };
    }
    const values = valuesOf(row, header);
    const namesFile = FILE_FIELDS.some((field) => values.file.has(field));
    const hasItem = header.hasItems && ITEM_FIELDS.some((field) => values.item.has(field));
    const describes = namesFile || hasItem;
    if (isBetweenRows(texts, values, describes)) return between(texts);
    place = moveTo(place, placeOf(values));
    isFileUnknown &&= !namesFile;
    const isAsAbove = above === undefined && written.cells.some((cell) => cell && isDitto(cell));
    above = isAsAbove ? undefined : row.cells;
    if (isFileUnknown || isAsAbove) return { kind: 'orphan', row: row.row };
    const stamped = stampedSheet || stampedSection;
    const refusal = stamped ? 'file' : secretRefusal(row, header, words);
    return { kind: 'row', row: { ...values, place, refusal, continues: !namesFile, hasItem } };

    function between(lines: string[]): Interpreted {
      const line = lines.join(' ');
      if (isClosing(lines, values)) return { kind: 'closing', row: row.row };
      const named = { ...placeOf(values), ...placeFromText(line) };
      if (Object.values(named).some((part) => part !== '')) place = moveTo(place, { ...named, group: '' });
      else if (lines.length === 1) {
        stampedSection = bearsStamp(line, words, true) || words.isSecretMark(line.replace(NUMBERING, ''));
        place = { ...place, group: stampedSection ? '' : line };
      } else return { kind: 'unplaced', row: row.row };
      return describes ? { kind: 'heading', row: row.row } : { kind: 'none' };
    }
  };
}

function placeOf(values: RowValues): Partial<Place> {
  const number = (field: Field) => bareNumber(textOf(values.file, field));
  return {
    fondsCode: number('fondsCode'),
    fondsTitle: textOf(values.file, 'fondsTitle'),
    inventory: number('inventory'),
    inventoryTitle: textOf(values.file, 'inventoryTitle'),
    box: number('box'),
    group: textOf(values.file, 'group'),
  };
}

/** A heading, a total, a signature: it names nothing, or is one cell only that reads like a heading. */
function isBetweenRows(texts: string[], values: RowValues, describes: boolean): boolean {
  if (!describes) return true;
  const [only = ''] = texts;
  if (isClosing(texts, values)) return true;
  if (texts.length > 1 || values.item.size > 0) return false;
  if (textOf(values.file, 'fileNumber') !== '' && /^\D{0,3}\d/.test(only)) return false;
  return NUMBERING.test(only) || only === only.toUpperCase() || placeFromText(only).box !== undefined;
}

/** The line (1) (2) (3) … beneath a printed header. */
function isNumbering(texts: string[]): boolean {
  const numbers = texts.map((text) => Number(text.replace(/[()[\].]/g, '')));
  return texts.length >= 4 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
}

function isHeaderAgain(row: SheetRow, header: Header): boolean {
  let same = 0;
  for (const [at, cell] of row.cells.entries()) {
    if (!cell) continue;
    if (!foldedLabel(header.labels[at] ?? '').includes(foldedLabel(cell.text))) return false;
    same++;
  }
  return same >= 2;
}

/** "I. ", "A) ", "2 - " before a heading. */
const NUMBERING = /^(?:[IVXLC]+|[A-ZĐ]|\d{1,2})\s*[.)/-]\s/;
const FILE_FIELDS: readonly Field[] = ['fileNumber', 'fileCode', 'paperCode', 'fileTitle'];
const ITEM_FIELDS: readonly Field[] = [
  'docTitle',
  'docNumber',
  'docSymbol',
  'docNumberSymbol',
  'docType',
  'docCode',
  'ordinal',
  'issuer',
];
