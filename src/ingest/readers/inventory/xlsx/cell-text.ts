import { FaultyFile } from '../../../finding-aid-reader.ts';
import { makeCell } from '../sheet.ts';
import type { Cell } from '../sheet.ts';
import type { NumberFormat } from './number-format.ts';
import { serialDate, shownDate } from './serial-date.ts';

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19); struck-text.ts has two of them. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    /^000[12]$/.test(code) ? '' : String.fromCharCode(parseInt(code, 16)),
  );
}

/** Characters; Excel itself keeps 32,767. */
const LONGEST_CELL = 1_000_000;

/**
 * A cell's text with one more of its pieces: it may stand in any number of them.
 * @throws FaultyFile where it grows beyond all measure
 */
export function grown(text: string, piece: string): string {
  if (text.length + piece.length <= LONGEST_CELL) return text + piece;
  throw new FaultyFile(0, 'The workbook holds a cell of more than 1 million characters; it was refused.');
}

/** A number as the cell shows it: a date, padded with zeros, or plain without exponent and trailing noise. */
export function numberCell(value: string, format: NumberFormat, from1904: boolean): Cell | undefined {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return makeCell(value);
  if (format?.kind === 'date') {
    const date = serialDate(number, from1904, format.exact);
    return date === undefined ? makeCell(value) : makeCell(shownDate(date), date);
  }
  const plain = plainNumber(number);
  return makeCell(format?.kind === 'zeros' ? plain.padStart(format.width, '0') : plain);
}

/** Excel keeps fifteen digits: 0.30000000000000004 was typed as 0.3. */
function plainNumber(number: number): string {
  if (Number.isInteger(number)) return BigInt(number).toString();
  return String(Number(number.toPrecision(15)));
}

/** "AB12" → 27; -1 for what is no cell address. */
export function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at) | 0x20;
    if (code < 0x61 || code > 0x7a) break;
    column = column * 26 + (code - 0x60);
  }
  return at > 0 && at <= 3 ? column - 1 : -1;
}
