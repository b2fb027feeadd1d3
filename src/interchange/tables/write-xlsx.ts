import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import type { Cell, DateCell } from './table.ts';

/** A sheet whose rows come piece by piece. */
export interface Sheet {
  title: string;
  columns: readonly string[];
  rows: AsyncIterable<readonly (readonly Cell[])[]>;
}

const LONGEST_NAME = 31;
/** What one cell holds at most. */
const LONGEST_TEXT = 32_767;

/**
 * A workbook, written while its rows are being read: none of it is held whole. Texts stay texts, whatever they begin
 * with; dates are dates; nothing in it is a formula.
 */
export function xlsxStream(sheets: readonly Sheet[]): PassThrough {
  const out = new PassThrough();
  write(sheets, out).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}

async function write(sheets: readonly Sheet[], out: PassThrough): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  for (const { title, columns, rows } of sheets) {
    const sheet = book.addWorksheet(sheetName(title), { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map((heading) => ({ width: Math.min(40, Math.max(12, heading.length + 2)) }));
    const head = sheet.addRow([...columns]);
    head.font = { bold: true };
    head.commit();
    for await (const piece of rows) for (const cells of piece) writeRow(sheet, cells);
    sheet.commit();
  }
  await book.commit();
}

function writeRow(sheet: exceljs.Worksheet, cells: readonly Cell[]): void {
  const row = sheet.addRow(cells.map(fitting));
  cells.forEach((cell, at) => {
    if (isDate(cell)) row.getCell(at + 1).numFmt = cell.hasTime ? 'dd/mm/yyyy hh:mm' : 'dd/mm/yyyy';
  });
  row.commit();
}

function fitting(cell: Cell): string | number | null | Date {
  if (isDate(cell)) return cell.clock;
  return typeof cell === 'string' ? cell.slice(0, LONGEST_TEXT) : cell;
}

function isDate(cell: Cell): cell is DateCell {
  return typeof cell === 'object' && cell !== null;
}

/** Sheets may not be called just anything. */
function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, LONGEST_NAME);
}
