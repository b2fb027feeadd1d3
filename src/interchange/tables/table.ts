import { momentText, partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';

/** A cell: text, a number that can be reckoned with, a date, or nothing. */
export type Cell = string | number | null | DateCell;

/** A day, or a moment of it, by the clock of Việt Nam. */
export interface DateCell {
  /** As it is printed. */
  text: string;
  /** As spreadsheets keep it, which know of no zone: the clock's own figures as if they were UTC. */
  clock: Date;
  hasTime: boolean;
}

/** A table as it goes on a page, into a file or on paper. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

const HOURS_7_MS = 7 * 3_600_000;
const MINUTE_MS = 60_000;

/** @param instant ISO 8601 UTC; told to the minute */
export function momentCell(lang: Lang, instant: string): DateCell {
  const minute = Math.floor(Date.parse(instant) / MINUTE_MS) * MINUTE_MS;
  return { text: momentText(lang, instant), clock: new Date(minute + HOURS_7_MS), hasTime: true };
}

/** @param day `YYYY-MM-DD` */
export function dayCell(lang: Lang, day: string): DateCell {
  return { text: partialDateText(lang, day), clock: new Date(`${day}T00:00:00Z`), hasTime: false };
}

/** What no figure is, as text. */
export function cellText(cell: Exclude<Cell, number>): string {
  return typeof cell === 'string' ? cell : (cell?.text ?? '');
}
