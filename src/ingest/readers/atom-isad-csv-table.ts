import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { FaultyFile } from '../finding-aid-reader.ts';
import type { Problem } from '../finding-aid-reader.ts';
import { detectEncoding, encodingOfStart } from './csv/csv-encoding.ts';
import { csvRecords } from './csv/csv-records.ts';
import { textOf } from './csv/csv-text.ts';

/** What a CSV file of AtoM holds, by its columns. */
export type AtomTable =
  | 'descriptions'
  | 'accessions'
  | 'authority records'
  | 'relationships of authority records'
  | 'events'
  | 'storage'
  | 'repositories';

/** The column that says whether a description is public: an empty cell of it says that nobody published it. */
const STATUS = 'publicationstatus';

/** One row, its cells by column in lower case; empty ones and AtoM's NULL left out, save of the publication status. */
export interface AtomRow {
  line: number;
  cells: Map<string, string>;
  /** Whether it has another number of cells than the header. */
  isUneven: boolean;
}

const DELIMITERS = [',', ';', '\t'] as const;
/** Characters: a history may fill a book. */
const LONGEST_ROW = 8_000_000;

/** Columns that only one of AtoM's tables has, all of one entry needed; the first that fits names the table. */
const SIGNATURES: readonly [AtomTable, string[]][] = [
  ['relationships of authority records', ['subjectauthorizedformofname']],
  ['repositories', ['authorizedformofname', 'uploadlimit']],
  ['repositories', ['authorizedformofname', 'geoculturalcontext']],
  ['authority records', ['authorizedformofname', 'typeofentity']],
  ['accessions', ['accessionnumber', 'acquisitiondate']],
  ['events', ['legacyid', 'eventactorname', 'eventtype']],
  ['storage', ['legacyid', 'name', 'type', 'location']],
  ['descriptions', ['legacyid', 'title']],
  ['descriptions', ['parentid', 'title', 'levelofdescription']],
  ['descriptions', ['qubitparentslug', 'title']],
  ['descriptions', ['title', 'levelofdescription', 'scopeandcontent']],
];

/** @param start the first bytes of a file; undefined when it is none of AtoM's tables */
export function atomTable(start: Buffer): AtomTable | undefined {
  return findTable(iconv.decode(start, encodingOfStart(start) ?? 'utf-8'))?.table;
}

function findTable(start: string): { table: AtomTable; delimiter: (typeof DELIMITERS)[number] } | undefined {
  for (const delimiter of DELIMITERS) {
    const columns = new Set(headerOf(start, delimiter));
    const found = SIGNATURES.find(([, needed]) => needed.every((column) => columns.has(column)));
    if (found !== undefined) return { table: found[0], delimiter };
  }
  return undefined;
}

function headerOf(start: string, delimiter: string): string[] {
  try {
    const rows: unknown = parse(start, { delimiter, bom: true, to: 1, relax_column_count: true });
    const [header]: unknown[] = Array.isArray(rows) ? rows : [];
    return Array.isArray(header) ? header.map((cell) => columnName(String(cell))) : [];
  } catch {
    return [];
  }
}

/** "Level of description" is levelOfDescription. */
function columnName(cell: string): string {
  return cell.toLowerCase().replace(/[\s_-]+/g, '');
}

/**
 * The rows of a table that can be read, in batches. The file is read anew at each call.
 * @param report told of each row that cannot be read, or was read and should be looked at
 * @throws FaultyFile where its header cannot be read
 */
export async function* atomRows(path: string, report?: (problem: Problem) => void): AsyncGenerator<AtomRow[]> {
  const { encoding, isDamaged } = await detectEncoding(path);
  if (encoding === 'windows-1258') report?.({ line: 0, reason: NOT_UTF8, severity: 'noted' });
  const delimiter = await delimiterOf(path, encoding);
  let columns: string[] | undefined;
  for await (const records of csvRecords(textOf(path, encoding), { delimiter, longest: LONGEST_ROW, isDamaged })) {
    const rows: AtomRow[] = [];
    for (const { line, cells, unreadable, noted } of records) {
      if (unreadable !== undefined && columns === undefined) throw new FaultyFile(line, unreadable);
      if (unreadable !== undefined) report?.({ line, reason: unreadable, severity: 'refused' });
      else if (columns === undefined) columns = cells.map(columnName);
      else rows.push(toRow(line, columns, cells));
      if (noted !== undefined) report?.({ line, reason: noted, severity: 'noted' });
    }
    yield rows;
  }
}

async function delimiterOf(path: string, encoding: string): Promise<string> {
  let start = '';
  for await (const piece of textOf(path, encoding)) {
    start += piece;
    if (start.length >= 65_536) break;
  }
  return findTable(start)?.delimiter ?? ',';
}

function toRow(line: number, columns: string[], record: string[]): AtomRow {
  const cells = new Map<string, string>();
  for (const [index, column] of columns.entries()) {
    const text = withPlainBreaks(record[index] ?? '').trim();
    const isStated = text !== '' && text !== 'NULL';
    if ((isStated || column === STATUS) && !cells.has(column)) cells.set(column, isStated ? text.normalize('NFC') : '');
  }
  return { line, cells, isUneven: record.length !== columns.length };
}

/** Excel for Windows breaks lines within a cell by two characters. */
function withPlainBreaks(cell: string): string {
  return cell.includes('\r') ? cell.replace(/\r\n?/g, '\n') : cell;
}

const NOT_UTF8 =
  'The file is not UTF-8; it was read as Windows-1258. Look at its accents, and export it as UTF-8 if they are wrong.';
