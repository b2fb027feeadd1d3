import { extname } from 'node:path';
import type { FindingAidReader } from '../finding-aid-reader.ts';
import { readInventory } from './inventory/read-inventory.ts';
import { OPEN_DOCUMENT } from './inventory/xlsx/package.ts';
import { openXlsx } from './inventory/xlsx-workbook.ts';

/**
 * The Vietnamese inventory as an Excel workbook. Takes every file that is one by its content, whatever its name, and
 * every file that is one by its name, so that a locked, old or broken workbook is refused with a plain line.
 * Limits: 2,000 parts, 1 GB unpacked for each, 256 MB of text in all, a million characters in a cell, 512
 * columns.
 */
export const inventoryXlsxReader: FindingAidReader = {
  format: 'inventory-xlsx',
  version: '16',
  recognises(start, path) {
    const named = NAMES.has(extname(path).toLowerCase());
    if (isForeign(start, named)) return true;
    if (start.subarray(0, 4).equals(OLE)) return named || start.includes(Buffer.from('Workbook', 'utf16le'));
    if (!start.subarray(0, 4).equals(ZIP)) return named && !isText(start);
    return named || start.includes('xl/') || start.includes('[Content_Types].xml');
  },
  async *read(path, options) {
    const workbook = await openXlsx(path);
    try {
      yield* readInventory(workbook, path, options);
    } finally {
      await workbook.close();
    }
  },
};

/** Spreadsheets of other kinds, and pages that web programs hand out as workbooks: taken to be refused in plain words. */
function isForeign(start: Buffer, named: boolean): boolean {
  const text = start.toString('latin1');
  return text.includes(OPEN_DOCUMENT) || (named && /^(?:\xef\xbb\xbf)?\s*</.test(text));
}

/** A table saved as text under a workbook's name is left to the reader of tables. */
function isText(start: Buffer): boolean {
  if (start.length < 200) return false;
  return !start.subarray(0, 4096).some((byte) => byte < 9);
}

const NAMES = new Set(['.xlsx', '.xlsm', '.xlsb', '.xls', '.ods']);
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
