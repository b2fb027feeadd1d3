import { stringify } from 'csv-stringify/sync';
import { cellText, type Cell } from './table.ts';

/**
 * Lines of CSV (RFC 4180) as spreadsheets take them. A text that a spreadsheet would work out as a formula gets an
 * apostrophe before it; numbers are numbers, dates as they are printed.
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : harmless(cellText(cell))))),
    // By itself it would quote what holds a whole delimiter, and not a single \n of a text.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}

/** What stands before the first line: without it Excel takes Vietnamese letters for something else. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Also behind blanks and quotes, which spreadsheets drop (OWASP, CSV injection). */
function harmless(text: string): string {
  return /^[\s"']*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}
