import { foldedLabel } from '../../../catalogue/access-words/comparable.ts';
import { choicesOf } from './choices.ts';
import { headingMeaning } from './heading-meaning.ts';
import { readLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import type { SheetRow } from './sheet.ts';

export interface Header extends Layout {
  /** Row of the sheet that the last line of the header stands in. */
  lastRow: number;
  /** As read, by column: such a row seen again further down is the header of a printed page. */
  labels: string[];
  /** Texts above the header: the sheet's title, the fonds, who drew it up. */
  above: string[];
  /** Texts of each of the workbook's covers, as far down as a header may stand. */
  covers?: readonly (readonly string[])[];
  /** Texts about the sheet that stand in no cell. */
  around?: readonly string[];
}

export interface NoHeader {
  /** Headings of the row that came nearest; empty for a sheet without any. */
  seen: string[];
  missing: string[];
}

/** How far down a header may stand. */
export const HEADER_WITHIN = 40;

/**
 * Finds the header among the first rows of a sheet: the one to three rows that name the most columns. Merged
 * groups ("Thời gian bắt đầu" over Ngày, Tháng, Năm) are read with the headings beneath them.
 */
export function findHeader(rows: readonly SheetRow[]): Header | NoHeader {
  let best: Header | undefined;
  let bestHeight = 0;
  let nearest: NoHeader & { understood: number } = { seen: [], missing: NEEDED, understood: -1 };
  const candidates = rows.slice(0, HEADER_WITHIN);
  candidates.forEach((row, at) => {
    for (let height = 1; height <= 3 && at + height <= rows.length; height++) {
      const group = rows.slice(at, at + height);
      if (height > 1 && !continuesHeader(group)) break;
      const labels = joinLabels(group);
      const layout = readLayout(labels, height > 1 ? choicesOf(columnsOf(group)) : undefined);
      if ('missing' in layout) {
        const seen = labels.filter((label) => label !== '');
        if (seen.some((text) => DATA.test(foldedLabel(text)))) continue;
        const closer =
          layout.understood > nearest.understood || (nearest.understood === 0 && seen.length > nearest.seen.length);
        if (closer) nearest = { seen, ...layout };
      } else if (isBetter(fieldCount(layout), height)) {
        const lastRow = group.at(-1)?.row ?? row.row;
        best = { ...layout, labels, lastRow, above: textsOf(rows.slice(0, at)) };
        bestHeight = height;
      }
    }
  });
  return best ?? { seen: nearest.seen, missing: nearest.missing };

  /** A title line above the header adds nothing to it: of two that name as much, the lower one. */
  function isBetter(fields: number, height: number): boolean {
    const most = best ? fieldCount(best) : 1;
    return fields > most || (best !== undefined && fields === most && height < bestHeight);
  }
}

/**
 * The header of another table further down the sheet: a row of headings and nothing else, which has its columns in
 * another order or has others. Read with the header above, its rows would say what they do not.
 */
export function headerWithin(row: SheetRow, before: Header): Header | undefined {
  const labels = Array.from(row.cells, (cell) => cell?.text ?? '');
  const headings = labels.filter((label) => label !== '');
  if (headings.length < 2 || headings.some((label) => /^\d/.test(label))) return undefined;
  const known = headings.filter((label) => headingMeaning(label) !== undefined);
  if (known.length < 2 || known.length * 4 < headings.length * 3) return undefined;
  const layout = readLayout(labels);
  return 'missing' in layout ? undefined : { ...layout, labels, lastRow: row.row, above: before.above };
}

function fieldCount(layout: Layout): number {
  return new Set(layout.columns.map(({ field, block, says = '' }) => `${block} ${field} ${says}`)).size;
}

/** The second and third line of a header hold headings, and nothing that is data. */
function continuesHeader(lines: readonly SheetRow[]): boolean {
  const texts = lines.at(-1)?.cells.flatMap((cell) => (cell ? [cell.text] : [])) ?? [];
  if (texts.length < 2 || texts.some((text) => /^[\d\s./-]+$/.test(text))) return false;
  const columns = columnsOf(lines);
  const choices = choicesOf(columns);
  const headings = columns.filter(({ beneath, above }, index) => {
    if (beneath === '') return false;
    return choices.has(index) || headingMeaning(beneath) !== undefined || addsTo(above, beneath);
  });
  return headings.length * 2 > texts.length;
}

/** One column of a header of several lines. */
interface HeaderColumn {
  /** Its own texts, line by line, one after the other. */
  alone: string;
  /** What stands in the last line. */
  beneath: string;
  /** The lines above it, blanks filled from the columns to the left, as merged cells leave them. */
  above: string;
}

function columnsOf(lines: readonly SheetRow[]): HeaderColumn[] {
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const groups = lines.map(() => '');
  return Array.from({ length: width }, (_, column) => {
    const own = lines.map(({ cells }) => cells[column]?.text ?? '');
    own.forEach((text, line) => {
      if (text !== '') groups[line] = text;
    });
    return { alone: joined(own), beneath: own.at(-1) ?? '', above: groups.slice(0, -1).reduce(under, '') };
  });
}

/** Columns by their headings, each with the group it stands under where that says more than the heading alone. */
function joinLabels(lines: readonly SheetRow[]): string[] {
  return columnsOf(lines).map(({ alone, beneath, above }) => {
    if (lines.length === 1 || beneath === '') return alone;
    const known = headingMeaning(beneath) !== undefined;
    if (known ? addsTo(above, beneath) : headingMeaning(under(above, beneath))) return under(above, beneath);
    return known ? beneath : alone;
  });
}

/** "Bắt đầu" alone means nothing, and beneath "Thời gian" something else than that: it is a heading, as no data would be. */
function addsTo(above: string, beneath: string): boolean {
  const whole = headingMeaning(under(above, beneath));
  return whole !== undefined && JSON.stringify(whole) !== JSON.stringify(headingMeaning(above));
}

/** A heading with the group it stands under. Where the group names both ends of a time, each column is one of them. */
function under(above: string, beneath: string): string {
  return joined([beneath === '' ? above : withoutEnds(above), beneath]);
}

/** "Thời gian bắt đầu và kết thúc" → "Thời gian" */
function withoutEnds(heading: string): string {
  const meaning = headingMeaning(heading);
  if (meaning === undefined || meaning === 'ignored' || meaning.field !== 'dates') return heading;
  return { file: 'Thời gian hồ sơ', item: 'Thời gian văn bản', either: 'Thời gian' }[meaning.block];
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}

/** What stands in the cells of rows, in order. */
export function textsOf(rows: readonly SheetRow[]): string[] {
  return rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [cell.text] : [])));
}

const NEEDED = ['"Tiêu đề hồ sơ" (title of the file)', '"Hồ sơ số" or "Mã hồ sơ" (number or code of the file)'];
/** A row with a number or a secret mark in it is data: it is never quoted as columns that were seen. */
const DATA = /^(?:[\d ]+|(?:toi |tuyet )?mat)$/;
