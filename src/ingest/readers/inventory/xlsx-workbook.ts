import type { Problem } from '../../finding-aid-reader.ts';
import type { Workbook } from './sheet.ts';
import { readNumberFormats } from './xlsx/number-format.ts';
import { openPackage } from './xlsx/package.ts';
import { SharedStrings } from './xlsx/shared-strings.ts';
import { sheetRows } from './xlsx/sheet-rows.ts';
import { readWorkbookParts } from './xlsx/workbook-parts.ts';

/** @throws FaultyFile for what is no workbook, is locked, or would unpack beyond all measure */
export async function openXlsx(path: string): Promise<Workbook> {
  const pack = await openPackage(path);
  try {
    const parts = await readWorkbookParts(pack);
    const formats = await readNumberFormats(pack, parts.styles);
    const strings = await SharedStrings.read(pack, parts.sharedStrings);
    const context = { strings, formats, from1904: parts.from1904 };
    const problems = parts.hidden.map((name): Problem => {
      return { line: 0, reason: `the sheet "${name}" is hidden in the workbook and was not read.`, severity: 'noted' };
    });
    return {
      problems,
      sheets: parts.sheets.map(({ name, part }) => ({
        name,
        async *rows() {
          yield* sheetRows(await pack.stream(part), name, context);
        },
      })),
      close: () => Promise.resolve(pack.close()),
    };
  } catch (error) {
    pack.close();
    throw error;
  }
}
