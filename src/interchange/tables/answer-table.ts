import { Readable } from 'node:stream';
import { attachment } from '../download/content-disposition.ts';
import { BYTE_ORDER_MARK, csvLines } from './write-csv.ts';
import { xlsxStream, type Sheet } from './write-xlsx.ts';

const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const TYPES: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function tableFormat(text: string | undefined): TableFormat | undefined {
  return TABLE_FORMATS.find((format) => format === text);
}

/**
 * A file of tables, for the one who asked and no cache. CSV holds one table: what several say is told by the caller as
 * one.
 * @param name without its ending
 */
export function answerTable(
  { name, format, sheets }: { name: string; format: TableFormat; sheets: readonly [Sheet, ...Sheet[]] },
  request: Request,
): Response {
  const headers = {
    'content-type': TYPES[format],
    'content-disposition': attachment(`${name}.${format}`),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
  if (request.method !== 'GET') return new Response(null, { headers });
  const content = format === 'csv' ? Readable.from(csvPieces(sheets[0])) : xlsxStream(sheets);
  return new Response(Readable.toWeb(content) as ReadableStream, { headers });
}

async function* csvPieces({ columns, rows }: Sheet): AsyncGenerator<Buffer> {
  yield Buffer.from(BYTE_ORDER_MARK + csvLines([columns]));
  for await (const piece of rows) yield Buffer.from(csvLines(piece));
}
