import { decodePieces } from '../../../documents/encodings/decode-pieces.ts';
import type { PieceDecoder } from '../../../documents/encodings/decode-pieces.ts';
import type { Problem } from '../../finding-aid-reader.ts';
import type { SheetRow, Workbook } from './sheet.ts';
import { isWordOfTables } from './words-of-tables.ts';
import { readBehindRows } from './xlsx/behind-rows.ts';
import { readComments, readProperties, readTextBoxes } from './xlsx/beside-cells.ts';
import { readLooks } from './xlsx/cell-looks.ts';
import { readNumberFormats } from './xlsx/number-format.ts';
import { openPackage } from './xlsx/package.ts';
import type { XlsxPackage } from './xlsx/package.ts';
import { SharedStrings } from './xlsx/shared-strings.ts';
import { sheetRows } from './xlsx/sheet-rows.ts';
import type { SheetContext } from './xlsx/sheet-rows.ts';
import { readWorkbookParts } from './xlsx/workbook-parts.ts';
import type { WorkbookParts } from './xlsx/workbook-parts.ts';

/** @throws FaultyFile for what is no workbook, is locked, or would unpack beyond all measure */
export async function openXlsx(path: string): Promise<Workbook> {
  const pack = await openPackage(path);
  try {
    const parts = await readWorkbookParts(pack);
    const formats = await readNumberFormats(pack, parts.styles);
    const looks = await readLooks(pack, parts.styles, parts.theme);
    const strings = await SharedStrings.read(pack, parts.sharedStrings);
    const written = { strings, formats, looks, from1904: parts.from1904 };
    const { decode, note } = await decoderFor(pack, parts, written);
    const context = { ...written, decode };
    const properties = await readProperties(pack);
    const problems = parts.hidden.map((name): Problem => {
      return { line: 0, reason: `the sheet "${name}" is hidden in the workbook and was not read.`, severity: 'noted' };
    });
    if (note !== undefined) problems.push({ line: 0, reason: note, severity: 'noted' });
    return {
      problems,
      sheets: parts.sheets.map(({ name, part }) => {
        const behind = once(async () => readBehindRows(await pack.stream(part)));
        const comments = once(() => readComments(pack, part));
        return {
          name,
          async *rows() {
            const { merged } = await behind();
            const stream = await pack.stream(part);
            yield* withComments(sheetRows({ name, stream, merged }, context), await comments());
          },
          async around() {
            return [...properties, ...(await behind()).printed, ...(await readTextBoxes(pack, part))];
          },
        };
      }),
      close: () => Promise.resolve(pack.close()),
    };
  } catch (error) {
    pack.close();
    throw error;
  }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => (known ??= read());
}

async function* withComments(
  batches: AsyncIterable<SheetRow[]>,
  byRow: ReadonlyMap<number, string[]>,
): AsyncIterable<SheetRow[]> {
  for await (const batch of batches) {
    for (const row of byRow.size > 0 ? batch : []) {
      const comments = byRow.get(row.row);
      if (comments) row.comments = comments;
    }
    yield batch;
  }
}

/** Texts lie in a table of their own or, as some programs write them, in the cells. */
async function decoderFor(
  pack: XlsxPackage,
  { sheets }: WorkbookParts,
  written: Omit<SheetContext, 'decode'>,
): Promise<PieceDecoder> {
  let sample = written.strings.start(SAMPLE);
  const take = (text: string): string => {
    sample += `${text}\n`;
    return text;
  };
  for (const { name, part } of sample === '' ? sheets : []) {
    for await (const batch of sheetRows(
      { name, stream: await pack.stream(part), merged: [] },
      { ...written, decode: take },
    )) {
      if (batch.length > 0 && sample.length > SAMPLE) break;
    }
    if (sample.length > SAMPLE) break;
  }
  return decodePieces(sample, isWordOfTables);
}

/** Characters that tell in which encoding a workbook is. */
const SAMPLE = 100_000;
