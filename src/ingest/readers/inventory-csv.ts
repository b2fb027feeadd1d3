import { extname } from 'node:path';
import iconv from 'iconv-lite';
import type { FindingAidReader } from '../finding-aid-reader.ts';
import { encodingOfStart } from './csv/csv-encoding.ts';
import { detectDelimiter, firstRows } from './inventory/csv-delimiter.ts';
import { openCsv } from './inventory/csv-workbook.ts';
import { findHeader } from './inventory/find-header.ts';
import { readInventory } from './inventory/read-inventory.ts';

/**
 * The Vietnamese inventory as CSV: UTF-8, UTF-16, Windows-1258, TCVN3, VNI or VIQR, separated by commas,
 * semicolons, tabs or bars.
 * Takes every `.csv` and `.tsv` that no reader before it knew, so that one which cannot be mapped is refused with
 * the columns it has and those it needs.
 */
export const inventoryCsvReader: FindingAidReader = {
  format: 'inventory-csv',
  version: '16',
  recognises(start, path) {
    if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4) return false;
    if (start.subarray(0, 4).equals(OLE)) return false;
    if (TABLES.has(extname(path).toLowerCase())) return true;
    const encoding = encodingOfStart(start) ?? 'utf-8';
    const text = iconv.decode(start, encoding);
    if (text.trimStart().startsWith('<')) return false;
    const header = findHeader(firstRows(text, detectDelimiter(text)));
    return !('missing' in header);
  },
  async *read(path, options) {
    const workbook = await openCsv(path);
    try {
      yield* readInventory(workbook, path, options);
    } finally {
      await workbook.close();
    }
  },
};

const TABLES = new Set(['.csv', '.tsv']);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
