import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { decodePieces } from '../../../documents/encodings/decode-pieces.ts';
import type { PieceDecoder } from '../../../documents/encodings/decode-pieces.ts';
import { FaultyFile } from '../../finding-aid-reader.ts';
import type { Problem } from '../../finding-aid-reader.ts';
import { detectDelimiter } from './csv-delimiter.ts';
import type { Delimiter } from './csv-delimiter.ts';
import { detectEncoding } from './csv-encoding.ts';
import type { CsvEncoding } from './csv-encoding.ts';
import { makeCell } from './sheet.ts';
import type { SheetRow, Workbook } from './sheet.ts';

/** A row longer than this is not one: a quotation mark is missing somewhere. */
const LONGEST_ROW = 1 << 20;
const BATCH = 500;

/** @throws FaultyFile for an empty file */
export async function openCsv(path: string): Promise<Workbook> {
  const detected = await detectEncoding(path);
  const { encoding, start, pieces } = await oldEncoding(path, detected);
  const delimiter = detectDelimiter(pieces.decode(start));
  const problems: Problem[] = [];
  if (pieces.note !== undefined) problems.push({ line: 0, reason: pieces.note, severity: 'noted' });
  if (encoding === 'windows-1258') {
    const reason =
      'the file is not UTF-8; it was read as Windows-1258. Look at its accents, and save it as "CSV UTF-8" if they are wrong.';
    problems.push({ line: 0, reason, severity: 'noted' });
  }
  return {
    problems,
    sheets: [{ name: '', rows: () => rows(path, encoding, delimiter, pieces) }],
    close: () => Promise.resolve(),
  };
}

/** Bytes of TCVN3 and VNI are no Windows-1258, but Latin letters that stand for others. */
async function oldEncoding(
  path: string,
  detected: CsvEncoding,
): Promise<{ encoding: CsvEncoding | 'windows-1252'; start: string; pieces: PieceDecoder }> {
  const encoding = detected === 'windows-1258' ? 'windows-1252' : detected;
  const start = await startOf(path, encoding);
  const pieces = decodePieces(start);
  if (encoding === detected || pieces.note !== undefined) return { encoding, start, pieces };
  return { encoding: detected, start: await startOf(path, detected), pieces };
}

async function startOf(path: string, encoding: CsvEncoding | 'windows-1252'): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1 << 16), 0, 1 << 16, 0);
    const text = iconv.decode(buffer.subarray(0, bytesRead), encoding);
    if (text.trim() === '') throw new FaultyFile(0, 'The file is empty.');
    return text;
  } finally {
    await file.close();
  }
}

async function* rows(
  path: string,
  encoding: CsvEncoding | 'windows-1252',
  delimiter: Delimiter,
  pieces: PieceDecoder,
): AsyncIterable<SheetRow[]> {
  const parser = parse({ delimiter, bom: true, info: true, relax_column_count: true, max_record_size: LONGEST_ROW });
  const bytes = createReadStream(path);
  pipeline(bytes, iconv.decodeStream(encoding), parser, () => undefined);
  let batch: SheetRow[] = [];
  let line = 1;
  try {
    for await (const parsed of parser) {
      const { record, info }: { record: string[]; info: { lines: number } } = parsed;
      batch.push({ row: line, cells: record.map((value) => makeCell(pieces.decode(value))) });
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

function explain(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return 'A quotation mark is opened in this row and never closed. Close it, or write "" for a quotation mark inside a cell.';
  }
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE' || error.code === 'INVALID_OPENING_QUOTE') {
    return 'A quotation mark stands in the middle of a cell. Put the whole cell in quotation marks and write "" for those inside.';
  }
  return 'This row cannot be read as CSV. Check its quotation marks and separators.';
}
