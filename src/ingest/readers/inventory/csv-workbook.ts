import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { decodePieces } from '../../../documents/encodings/decode-pieces.ts';
import type { PieceDecoder } from '../../../documents/encodings/decode-pieces.ts';
import { FaultyFile } from '../../finding-aid-reader.ts';
import type { Problem } from '../../finding-aid-reader.ts';
import { textOf } from '../csv/csv-text.ts';
import { csvRecords } from '../csv/csv-records.ts';
import type { CsvForm } from '../csv/csv-records.ts';
import { detectEncoding } from '../csv/csv-encoding.ts';
import type { CsvEncoding } from '../csv/csv-encoding.ts';
import { detectDelimiter } from './csv-delimiter.ts';
import { isWordOfTables } from './words-of-tables.ts';
import { makeCell } from './sheet.ts';
import type { SheetRow, Workbook } from './sheet.ts';

/** Characters; no row of an inventory comes near. */
const LONGEST_ROW = 1_000_000;

/** @throws FaultyFile for an empty file */
export async function openCsv(path: string): Promise<Workbook> {
  const detected = await detectEncoding(path);
  const { encoding, start, pieces } = await oldEncoding(path, detected.encoding);
  const delimiter = detectDelimiter(pieces.decode(start));
  const form = { delimiter, longest: LONGEST_ROW, isDamaged: detected.isDamaged };
  const problems: Problem[] = [];
  if (pieces.note !== undefined) problems.push({ line: 0, reason: pieces.note, severity: 'noted' });
  if (encoding === 'windows-1258') {
    const reason =
      'the file is not UTF-8; it was read as Windows-1258. Look at its accents, and save it as "CSV UTF-8" if they are wrong.';
    problems.push({ line: 0, reason, severity: 'noted' });
  }
  return {
    problems,
    sheets: [{ name: '', rows: () => rows(path, encoding, form, pieces) }],
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
  const pieces = decodePieces(start, isWordOfTables);
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
  form: CsvForm,
  pieces: PieceDecoder,
): AsyncIterable<SheetRow[]> {
  for await (const records of csvRecords(textOf(path, encoding), form)) {
    yield records.map(({ line, cells, unreadable, noted }) => ({
      row: line,
      isText: true,
      cells: cells.map((value) => makeCell(pieces.decode(value))),
      ...(unreadable === undefined ? {} : { unreadable }),
      ...(noted === undefined ? {} : { noted }),
    }));
  }
}
