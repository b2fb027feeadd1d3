import { parse } from 'csv-parse/sync';
import { findHeader } from './find-header.ts';
import { makeCell } from './sheet.ts';
import type { SheetRow } from './sheet.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter with which the first lines make a header that is understood best, else the most columns. */
export function detectDelimiter(start: string): Delimiter {
  const stated = /^\ufeff?sep=(.)\r?\n/.exec(start)?.[1];
  const known = DELIMITERS.find((delimiter) => delimiter === stated);
  if (known) return known;
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: -1 };
  for (const delimiter of DELIMITERS) {
    const rows = firstRows(start, delimiter);
    const header = findHeader(rows);
    const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
    const score = 'missing' in header ? Math.min(width, 999) : 1000 + header.columns.length;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The rows of the first lines as far as they can be read; what a cut-off last line breaks is left out. */
export function firstRows(start: string, delimiter: Delimiter): SheetRow[] {
  try {
    const records: unknown = parse(start, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      to: 60,
      skip_records_with_error: true,
    });
    if (!Array.isArray(records)) return [];
    return records.map((record: unknown, at) => {
      const cells = Array.isArray(record) ? record.map((value) => makeCell(String(value))) : [];
      return { row: at + 1, cells };
    });
  } catch {
    return [];
  }
}
