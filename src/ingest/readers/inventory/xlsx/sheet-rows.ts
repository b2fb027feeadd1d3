import type { Readable } from 'node:stream';
import { makeCell } from '../sheet.ts';
import type { Cell, Look, SheetRow } from '../sheet.ts';
import { columnOf, grown, numberCell, unescapeText } from './cell-text.ts';
import { ReachingCells, type MergedCell } from './merged-cells.ts';
import type { NumberFormat } from './number-format.ts';
import { shownDate } from './serial-date.ts';
import { readXml } from './read-xml.ts';
import type { SharedStrings } from './shared-strings.ts';
import { cellOfPieces, strikes, struckOut } from './struck-text.ts';

export interface SheetContext {
  strings: SharedStrings;
  /** Turns a text as it is written into Unicode. */
  decode(text: string): string;
  formats: readonly NumberFormat[];
  looks: readonly (Look | undefined)[];
  from1904: boolean;
}

/** A sheet as it lies in the workbook. */
export interface SheetPart {
  name: string;
  stream: Readable;
  /** From the top. */
  merged: readonly MergedCell[];
}

/** No inventory has more columns; what a stray cell far to the right holds is not read. */
const MOST_COLUMNS = 512;
const MOST_REMEMBERED = 20_000;

/** The rows of one sheet that have cells, as a stream. Formulas give the value they last had. @throws FaultyFile */
export async function* sheetRows(
  { name, stream, merged }: SheetPart,
  context: SheetContext,
): AsyncIterable<SheetRow[]> {
  let batch: SheetRow[] = [];
  let row: SheetRow = { row: 0, cells: [] };
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let reading = false;
  let isFormula = false;
  let inPhonetic = false;
  let isStruck = false;
  /** Columns that are hidden. */
  const hidden = new Set<number>();
  const remembered = new Map<string, Cell | undefined>();
  const reaching = new ReachingCells(merged);

  const parsed = readXml(stream, `sheet "${name}"`, {
    open(tag, attributes) {
      if (tag === 'row') {
        row = { row: Number(attributes.r) || row.row + 1, cells: [] };
        // Rows of a group that is folded up are only out of sight.
        const isHidden = isTrue(attributes.hidden) || isNothing(attributes.ht);
        if (isHidden && !Number(attributes.outlineLevel ?? 0)) row.isHidden = true;
        column = -1;
      } else if (tag === 'col') {
        const last =
          isTrue(attributes.hidden) || isNothing(attributes.width) ? Math.min(Number(attributes.max), MOST_COLUMNS) : 0;
        for (let at = Number(attributes.min); at <= last; at++) hidden.add(at - 1);
      } else if (tag === 'c') {
        const stated = attributes.r === undefined ? -1 : columnOf(attributes.r);
        column = stated >= 0 ? stated : column + 1;
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
        isFormula = false;
      } else if (tag === 'f') isFormula = true;
      else if (tag === 'v' || tag === 't') reading = true;
      else if (tag === 'rPh') inPhonetic = true;
      else if (tag === 'r') isStruck = false;
      else if (strikes(tag, attributes)) isStruck = true;
    },
    text(piece) {
      if (reading && !inPhonetic) value = grown(value, isStruck ? struckOut(piece) : piece);
    },
    close(tag) {
      if (tag === 'v' || tag === 't') reading = false;
      else if (tag === 'rPh') inPhonetic = false;
      else if (tag === 'r') isStruck = false;
      else if (tag === 'c' && column < MOST_COLUMNS) endCell();
      else if (tag === 'row') endRow();
    },
  });
  for await (const pause of parsed) {
    void pause;
    if (batch.length === 0) continue;
    yield batch;
    batch = [];
  }

  function endCell(): void {
    const look = context.looks[style];
    if (look) (row.looks ??= new Map()).set(column, look);
    const cell = value !== '' || (isFormula && type !== 'str') ? cellOf() : undefined;
    if (!cell) return;
    const isUnseen = look?.isUnseen === true || context.formats[style]?.kind === 'hidden';
    row.cells[column] = {
      ...cell,
      ...(isUnseen || hidden.has(column) ? { isHidden: true } : {}),
      ...(isUnseen ? { isUnseen } : {}),
      ...(look?.isStruck ? { isStruck: true } : {}),
    };
  }

  function endRow(): void {
    const from = reaching.into(row);
    if (row.cells.length > 0) batch.push(from ? { ...row, reaching: from } : row);
  }

  function cellOf(): Cell | undefined {
    if (value === '' || type === 'e') return { text: value === '' ? NO_RESULT : value, isFault: true };
    if (type === 'n') return numberCell(value, context.formats[style], context.from1904);
    if (type === 's') return shared(value);
    if (type === 'd') return isoDate(value);
    return type === 'b' ? makeCell(value === '1' ? 'x' : '') : cellOfPieces(unescapeText(value), context.decode);
  }

  function shared(index: string): Cell | undefined {
    if (remembered.has(index)) return remembered.get(index);
    const cell = cellOfPieces(context.strings.get(Number(index)), context.decode);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(index, cell);
    return cell;
  }
}

/** A day as strict workbooks write it: 1945-09-02T00:00:00. */
function isoDate(value: string): Cell | undefined {
  const [date] = /^\d{4}-\d\d(?:-\d\d)?/.exec(value) ?? [];
  return date === undefined ? makeCell(value) : makeCell(shownDate(date), date);
}

/** Programs that write formulas and do not reckon leave no result. */
const NO_RESULT = '#N/A';

/** A row or column of no height or width is as hidden as one that is called so: some programs write only that. */
function isNothing(size: string | undefined): boolean {
  return size !== undefined && Number(size) === 0;
}

function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}
