import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import type { ArchiveAccessWords } from '../../../catalogue/access-words/access-words.ts';
import { isClosing, isOnlyNames, isSignature } from './closing-lines.ts';
import type { Field } from './columns.ts';
import type { Header } from './find-header.ts';
import { Dittos } from './ditto.ts';
import { headerWithin } from './find-header.ts';
import { HeadingTest } from './heading-rows.ts';
import type { Legend } from './legend.ts';
import { withMarks } from './marked-cells.ts';
import { isPageLine } from './page-lines.ts';
import { bareNumber, moveTo, placeFromText } from './place.ts';
import type { Place } from './place.ts';
import { isPlaceNumber } from './place-number.ts';
import { withReachingCells, withReachingName } from './reaching-cells.ts';
import { textOf, valuesOf } from './row-values.ts';
import type { RowValues } from './row-values.ts';
import { SecretSections } from './secret-sections.ts';
import { secretRefusal } from './secrecy.ts';
import type { Refusal } from './secrecy.ts';
import type { SheetLimits } from './sheet-limits.ts';
import type { Cell, Sheet, SheetRow } from './sheet.ts';
import { surplusOf } from './surplus-cells.ts';

/** A row that describes something, and where it stands. */
export interface InventoryRow extends RowValues {
  place: Place;
  refusal: Refusal;
  /** Row of the heading or place for which this one is refused, 0 for a whole sheet; undefined where it is not. */
  secretRow: number | undefined;
  /** The row names no file of its own: it goes on with the one above it. */
  continues: boolean;
  hasItem: boolean;
  /** Words beside the row that limit access: above the table, in the heading of its group. */
  limits: readonly string[];
}

export type Interpreted =
  | { kind: 'row'; row: InventoryRow }
  /** Left out because it cannot be read, because nothing tells what it describes, or of which file it is a part. */
  | { kind: 'unreadable'; row: number; reason: string }
  | { kind: 'unplaced' | 'orphan'; row: number }
  /** A total or a signature; the heading of a group. They describe nothing. */
  | { kind: 'closing'; row: number }
  | { kind: 'heading'; row: number; isSecret?: boolean }
  /** Hidden in the workbook, or struck out: nobody meant it for readers. */
  | { kind: 'hidden' | 'struck'; row: number }
  | { kind: 'none' };

/** One table, before its rows are read. */
export interface Inventory {
  sheet: Sheet;
  header: Header;
  start: Place;
  legend: Legend;
  limits: SheetLimits;
  /** It is the next page of the sheet before. */
  goesOn?: true;
}

/** Where the rows of a sheet stood at its end. */
export interface Standing {
  place: Place;
  sections: SecretSections;
}

/** Reads the rows of one sheet in order: what is filled down, what is a heading between rows, what a footer. */
export function makeRowInterpreter(
  { header: first, start, sheet, legend, limits }: Inventory,
  words: ArchiveAccessWords,
  before?: Standing,
): { interpret(written: SheetRow): Interpreted; standing(): Standing } {
  const thisYear = Number(words.day.slice(0, 4));
  const titles = new Set(first.above);
  let header = first;
  let place = before?.place ?? start;
  let headings = new HeadingTest(header, words);
  const sections = new SecretSections(header, words, sheet.name, before?.sections);
  let dittos = new Dittos(header);
  /** The row above, which may name the file that the next rows go on with, could not be read. */
  let isFileUnknown = false;
  /** Cells of rows that were refused for a mark. */
  const refused = new WeakSet<Cell>();
  /** A line of signatures stands above: the names beneath it are no files. */
  let isSigned = false;
  return { interpret, standing: () => ({ place, sections }) };

  function interpret(written: SheetRow): Interpreted {
    let row = withReachingName(withMarks(dittos.fill(written), header, thisYear), header);
    if (row.unreadable !== undefined) return unreadable(row.row, row.unreadable);
    const texts = row.cells.flatMap((cell) => (cell ? [cell.text] : []));
    if (texts.length === 0 || row.row <= header.lastRow || isHeaderAgain(row, header) || isNumbering(texts)) {
      return { kind: 'none' };
    }
    if (isPageLine(texts, titles)) {
      return { kind: 'none' };
    }
    const next = headerWithin(row, header);
    if (next) {
      header = next;
      headings = new HeadingTest(header, words);
      dittos = new Dittos(header);
      return { kind: 'none' };
    }
    if (legend.learn(row, texts) || limits.learn(texts)) return { kind: 'closing', row: row.row };
    let values = valuesOf(row, header);
    isSigned ||= texts.some(isSignature);
    if (isClosing(texts, values) || (isSigned && isOnlyNames(texts, values))) return { kind: 'closing', row: row.row };
    const namesFile = FILE_FIELDS.some((field) => values.file.has(field));
    const hasItem = header.hasItems && ITEM_FIELDS.some((field) => values.item.has(field));
    const between = betweenRows(row, values, texts, namesFile || hasItem);
    if (between) return between;
    legend.see(row);
    const limited = legend.limited(withReachingCells(row, header), header);
    if (limited !== row) values = valuesOf((row = limited), header);
    const surplus = surplusOf(row, header);
    // A stamp is one wherever it stands, and refuses more.
    if (surplus !== undefined && secretRefusal(row, header, words) === undefined) return unreadable(row.row, surplus);
    const kept = row.isHidden ? 'hidden' : keptBack(values);
    if (kept) {
      isFileUnknown ||= namesFile;
      return { kind: kept, row: row.row };
    }
    isSigned = false;
    move(placeOf(values), row.row);
    isFileUnknown &&= !namesFile;
    const isAsAbove = dittos.isLost(written);
    headings.describe(row, values);
    sections.describe();
    const { secretRow } = sections;
    const own = secretRow === undefined ? secretRefusal(row, header, words) : 'file';
    const isTold = dittos.repeatsRefused(written) || reachesFromRefused(row, written);
    const refusal = own ?? (legend.isSecret(row, header) || isTold ? 'file' : undefined);
    if (refusal === 'file' || secretRow !== undefined) for (const cell of row.cells) if (cell) refused.add(cell);
    dittos.keep(row, isAsAbove, refusal !== undefined);
    if (isFileUnknown || isAsAbove) return { kind: 'orphan', row: row.row };
    return {
      kind: 'row',
      row: {
        ...values,
        place,
        refusal,
        secretRow,
        continues: !namesFile,
        hasItem,
        limits: [...limits.within(place.group), ...linesOf(row)],
      },
    };
  }

  /** Whether a merged cell that names the row stands in one that was refused: its words would be told all the same. */
  function reachesFromRefused(row: SheetRow, { cells }: SheetRow): boolean {
    return row.cells.some((cell, at) => cell && !cells[at] && refused.has(cell) && NAMES.has(fieldAt(at)));
  }

  function fieldAt(index: number): Field | undefined {
    return header.columns.find((column) => column.index === index)?.field;
  }

  function unreadable(row: number, reason: string): Interpreted {
    isFileUnknown = true;
    dittos.forget();
    return { kind: 'unreadable', row, reason };
  }

  /** A heading, or a row that says where those below it stand. */
  function betweenRows(row: SheetRow, values: RowValues, texts: string[], describes: boolean): Interpreted | undefined {
    const found = headings.find(row, place.box, sections.isBare);
    const named = texts.length > 1 && describes ? {} : placeFromText(texts.join(' '));
    const isNumber = texts.length === 1 && !values.file.has('fileTitle') && !values.item.has('docTitle');
    const isPlace = isSomewhere(named) && (!describes || named.box !== undefined || isNumber);
    if (found && (found.isSecret || !isPlace)) {
      // The heading lies in the place that its row names.
      move(
        { ...numbersOf(values), ...(isPlace ? named : {}), ...(found.box === undefined ? {} : { box: found.box }) },
        row.row,
      );
      sections.enter(found, row.row);
      place = { ...place, group: sections.secretRow === undefined ? found.heading.text : '' };
      return { kind: 'heading', row: row.row, isSecret: found.isSecret };
    }
    if (describes && !isPlace) return undefined;
    const given = { ...placeOf(values), ...named };
    if (!isSomewhere(given)) {
      // The number of a page, or the next running one, that nothing stands beside.
      const isPageNumber = texts.length === 1 && texts.every(isPlaceNumber);
      return isPageNumber ? { kind: 'none' } : { kind: 'unplaced', row: row.row };
    }
    move({ ...given, group: '' }, row.row);
    return describes ? { kind: 'heading', row: row.row } : { kind: 'none' };
  }

  function move(given: Partial<Place>, row: number): void {
    sections.move(place, given, row);
    place = moveTo(place, given);
  }
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

/** Whether a row's words were taken back, or are there to be seen by nobody. */
function keptBack({ file, item }: RowValues): 'hidden' | 'struck' | undefined {
  const title = item.get('docTitle') ?? file.get('fileTitle');
  return title?.isStruck ? 'struck' : title?.isUnseen ? 'hidden' : undefined;
}

/** Comments on cells are for the archive, and limit what readers may see all the same. */
function linesOf({ comments = [] }: SheetRow): string[] {
  return comments.flatMap((comment) => comment.split('\n'));
}

/** What stands beside a heading of the place of the files beneath it; the heading itself may stand in such a column. */
function numbersOf(values: RowValues): Partial<Place> {
  const { inventory = '', box = '' } = placeOf(values);
  return { inventory: isPlaceNumber(inventory) ? inventory : '', box: isPlaceNumber(box) ? box : '' };
}

function isSomewhere(place: Partial<Place>): boolean {
  return Object.values(place).some((part) => part !== '');
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

const NAMES: ReadonlySet<Field | undefined> = new Set<Field | undefined>(['fileTitle', 'fileNumber', 'fileCode']);
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
