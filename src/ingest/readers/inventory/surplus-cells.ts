import type { Header } from './find-header.ts';
import type { SheetRow } from './sheet.ts';

/**
 * Why a row of a table as text cannot be trusted: more stands in it than the header has columns for. Somewhere
 * before, a delimiter was typed within a cell, and from there on each cell stands in the next one's place. In a
 * workbook nothing moves: what stands beside the table there is a remark.
 * @returns undefined where nothing is in surplus
 */
export function surplusOf({ isText, cells }: SheetRow, { labels }: Header): string | undefined {
  if (isText !== true || cells.length <= labels.length) return undefined;
  const filled = cells.findLastIndex((cell) => cell !== undefined) + 1;
  if (filled <= labels.length) return undefined;
  return `The row has ${filled} cells beneath a header of ${labels.length}: a cell holds the character that separates cells, so it cannot be told what stands where, and the row was left out. Put that cell in quotation marks.`;
}
