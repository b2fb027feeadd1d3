import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { FaultyFile } from '../finding-aid-reader.ts';
import { detectEncoding, encodingOfStart } from './inventory/csv-encoding.ts';

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
/** A row longer than this (in bytes) is not one: a quotation mark is missing somewhere. */
const LONGEST_ROW = 8 * 1024 * 1024;
const BATCH = 200;

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
    const rows: unknown = parseSync(start, { delimiter, bom: true, to: 1, relax_column_count: true });
    const [header]: unknown[] = Array.isArray(rows) ? rows : [];
    return Array.isArray(header) ? header.map((cell) => columnName(String(cell))) : [];
  } catch {
    return [];
  }
}

function columnName(cell: string): string {
  return cell.trim().toLowerCase();
}

/**
 * The rows of a table, in batches. The file is read anew at each call.
 * @throws FaultyFile where it is no CSV, with the line
 */
export async function* atomRows(path: string): AsyncGenerator<AtomRow[]> {
  const encoding = await detectEncoding(path);
  const bytes = createReadStream(path);
  const delimiter = await delimiterOf(path, encoding);
  const parser = parse({ delimiter, bom: true, info: true, relax_column_count: true, max_record_size: LONGEST_ROW });
  pipeline(bytes, iconv.decodeStream(encoding), parser, () => undefined);
  let columns: string[] | undefined;
  let batch: AtomRow[] = [];
  let line = 1;
  try {
    for await (const parsed of parser) {
      const { record, info }: { record: string[]; info: { lines: number } } = parsed;
      if (columns === undefined) columns = record.map(columnName);
      else batch.push(toRow(line, columns, record));
      line = info.lines + 1;
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FaultyFile(line, explain(error));
    throw error;
  } finally {
    bytes.destroy();
  }
  yield batch;
}

async function delimiterOf(path: string, encoding: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: 65_535 })) chunks.push(chunk);
  return findTable(iconv.decode(Buffer.concat(chunks), encoding))?.delimiter ?? ',';
}

function toRow(line: number, columns: string[], record: string[]): AtomRow {
  const cells = new Map<string, string>();
  for (const [index, column] of columns.entries()) {
    const text = (record[index] ?? '').trim();
    const isStated = text !== '' && text !== 'NULL';
    if ((isStated || column === STATUS) && !cells.has(column)) cells.set(column, isStated ? text.normalize('NFC') : '');
  }
  return { line, cells, isUneven: record.length !== columns.length };
}

function explain(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return 'A quotation mark is opened in this row and never closed. Close it, or write "" for one inside a cell.';
  }
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE' || error.code === 'INVALID_OPENING_QUOTE') {
    return 'A quotation mark stands in the middle of a cell. Put the whole cell in quotation marks and write "" for those inside.';
  }
  return 'This row cannot be read as CSV. Check its quotation marks and separators.';
}
