import type { Tokens } from 'marked';
import { MARGINS, A4, type Pen } from './pen.ts';

const PADDING = 3;
/** No column is narrower than this part of an even share. */
const LEAST_SHARE = 0.45;

/** Draws a ruled table; a row that does not fit goes to the next sheet. */
export function drawTable(pen: Pen, table: Tokens.Table, width: number): void {
  const { sheet, face } = pen;
  const rows = [table.header, ...table.rows].map((row) => row.map(({ text }) => text));
  const columns = columnWidths(rows, width);
  sheet.font(face.regular, face.size - 1.5);
  for (const row of rows) {
    const height = Math.max(...row.map((cell, at) => heightOf(pen, cell, columns[at]!))) + 2 * PADDING;
    if (sheet.y + height > A4.height - MARGINS.bottom) {
      sheet.addPage();
      sheet.font(face.regular, face.size - 1.5);
    }
    drawRow(pen, row, columns, height);
  }
  sheet.x = MARGINS.left;
  sheet.moveDown(0.7);
}

function columnWidths(rows: string[][], width: number): number[] {
  const longest = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const even = longest.reduce((sum, length) => sum + length, 0) / longest.length;
  const shares = longest.map((length) => Math.max(length, even * LEAST_SHARE));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (share / all) * width);
}

function heightOf({ sheet }: Pen, cell: string, column: number): number {
  return sheet.heightOfString(cell || ' ', { width: column - 2 * PADDING });
}

function drawRow({ sheet, ghost }: Pen, row: string[], columns: number[], height: number): void {
  const top = sheet.y;
  let x = MARGINS.left;
  row.forEach((cell, at) => {
    const column = columns[at]!;
    if (!ghost) sheet.save().lineWidth(0.6).rect(x, top, column, height).stroke().restore();
    const align = /^[\d.,\s–-]+$/.test(cell) ? 'right' : 'left';
    sheet.text(cell, x + PADDING, top + PADDING, { width: column - 2 * PADDING, align });
    x += column;
  });
  sheet.y = top + height;
}
