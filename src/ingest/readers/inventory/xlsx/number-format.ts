import type { XlsxPackage } from './package.ts';
import { readWholeXml } from './read-xml.ts';

/** How a number is shown: as a date (how much of one), padded with zeros, not at all (texts neither), or plain. */
export type NumberFormat =
  { kind: 'date'; exact: 'day' | 'month' | 'year' } | { kind: 'zeros'; width: number } | { kind: 'hidden' } | undefined;

/** Formats by the cell's style number (`s`). @throws FaultyFile */
export async function readNumberFormats(pack: XlsxPackage, part: string | undefined): Promise<NumberFormat[]> {
  if (part === undefined || !pack.has(part)) return [];
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  await readWholeXml(await pack.stream(part), 'styles', {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) ids.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return ids.map((id) => formatOf(id, codes.get(id)));
}

/** @param code the format's own code; absent for the built-in ones */
export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtIn(id);
  if (SHOWS_NOTHING.test(code)) return { kind: 'hidden' };
  const bare = (code.slice(0, LONGEST_CODE).split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
    .toLowerCase();
  if (/^0{2,20}$/.test(bare)) return { kind: 'zeros', width: bare.length };
  const year = /y|e/.test(bare) && !/[0#?]/.test(bare);
  if (year && bare.includes('d')) return { kind: 'date', exact: 'day' };
  if (year && bare.includes('m')) return { kind: 'date', exact: 'month' };
  if (year) return { kind: 'date', exact: 'year' };
  return /d/.test(bare) && /m/.test(bare) && !/[0#?]/.test(bare) ? { kind: 'date', exact: 'day' } : undefined;
}

/** Characters that a format may have in Excel. */
const LONGEST_CODE = 255;

/** Four empty sections: for what is above, below and equal to zero, and for text. */
const SHOWS_NOTHING = /^(?:\[[^\]]*\]|\s)*;\s*;\s*;\s*$/;

/** ECMA-376 part 1, 18.8.30: 14 to 17 and 22 are dates everywhere, 27 to 36 and 50 to 58 in eastern Asia. */
function builtIn(id: number): NumberFormat {
  if (id === 17) return { kind: 'date', exact: 'month' };
  const isDate = (id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
  return isDate ? { kind: 'date', exact: 'day' } : undefined;
}
