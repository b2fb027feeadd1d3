import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { loadAccessWords } from '../../../../src/catalogue/access-words/load.ts';
import type { FindingAidReader, ReaderEvent } from '../../../../src/ingest/finding-aid-reader.ts';
import { inventoryCsvReader } from '../../../../src/ingest/readers/inventory-csv.ts';
import { inventoryXlsxReader } from '../../../../src/ingest/readers/inventory-xlsx.ts';

const accessWords = loadAccessWords('content/policy/access.yaml', '2026-11-22');

type Component = Extract<ReaderEvent, { kind: 'component' }>;

export interface Reading {
  components: Component[];
  files: Component[];
  items: Component[];
  refused: Extract<ReaderEvent, { kind: 'refused' }>[];
  reasons: string[];
  /** The message, where the file could not be read. */
  fault?: string;
  faultLine?: number;
}

async function readFileWith(reader: FindingAidReader, path: string): Promise<Reading> {
  const events: ReaderEvent[] = [];
  const reading: Reading = { components: [], files: [], items: [], refused: [], reasons: [] };
  try {
    for await (const batch of reader.read(path, { accessWords })) events.push(...batch);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'FaultyFile') throw error;
    reading.fault = error.message;
    reading.faultLine = 'line' in error && typeof error.line === 'number' ? error.line : undefined;
  }
  for (const event of events) {
    if (event.kind === 'component') reading.components.push(event);
    if (event.kind === 'refused') reading.refused.push(event);
    if (event.kind === 'problem') reading.reasons.push(event.problem.reason);
  }
  reading.files = reading.components.filter(({ description }) => description.level === 'file');
  reading.items = reading.components.filter(({ description }) => description.level === 'item');
  return reading;
}

/** Reads bytes as a file of that name. */
export async function readBytes(bytes: Buffer | string, name: string): Promise<Reading> {
  const folder = await mkdtemp(join(tmpdir(), 'inventory-'));
  const path = join(folder, name);
  try {
    await writeFile(path, bytes);
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    const start = buffer.subarray(0, 1 << 16);
    const reader = [inventoryXlsxReader, inventoryCsvReader].find((each) => each.recognises(start, path));
    if (!reader) throw new Error('no reader knows the file');
    return await readFileWith(reader, path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export type Table = readonly (readonly (string | number | Date | null | object)[])[];

export function csvOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');
}

export function readCsv(rows: readonly (readonly string[])[], name = 'muc-luc.csv'): Promise<Reading> {
  return readBytes(csvOf(rows), name);
}

export async function xlsxOf(
  sheets: Record<string, Table>,
  prepare?: (workbook: ExcelJS.Workbook) => void,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows.map((row) => [...row]));
  prepare?.(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
