import type { RecordDates } from '../description.ts';
import { beginning, ending, formatMoment } from './moment.ts';
import type { Moment, Span } from './moment.ts';
import { readFreeText } from './read-free-text.ts';
import { readNormal } from './read-normal.ts';

/** Dates together with what a person should look at. */
export interface ExaminedDates {
  dates: RecordDates;
  /** A range in figures ends before it begins, or one in words does and nothing else says the years. */
  backwards: boolean;
}

/**
 * Dates as an archivist wrote them, in Vietnamese, English or French, as partial dates.
 * @param normal the same in figures where the source has it (see read-normal.ts)
 */
export function readDates(text: string, normal = ''): RecordDates {
  return examineDates(text, normal).dates;
}

/** As `readDates`, and says whether a range runs backwards, for the report. */
export function examineDates(text: string, normal = ''): ExaminedDates {
  const { dates, backwards } = remembered(text.replace(/\s+/g, ' ').trim(), normal);
  return { dates: { ...dates }, backwards };
}

/** The same few dates stand at thousands of records, and one costs as much as the rest of its record. */
function remembered(tidy: string, normal: string): Readonly<ExaminedDates> {
  if (tidy.length + normal.length > LONGEST_REMEMBERED) return examine(tidy, normal);
  const key = `${tidy}\n${normal}`;
  const known = examined.get(key);
  if (known !== undefined) return known;
  const fresh = examine(tidy, normal);
  if (examined.size >= MOST_REMEMBERED) examined.clear();
  examined.set(key, fresh);
  return fresh;
}

const LONGEST_REMEMBERED = 100;
const MOST_REMEMBERED = 5_000;
const examined = new Map<string, Readonly<ExaminedDates>>();

function examine(tidy: string, normal: string): ExaminedDates {
  const simple = normal === '' || normal === tidy ? readSimple(tidy) : undefined;
  if (simple !== undefined) return { dates: { text: tidy, ...simple }, backwards: false };
  const written = readFreeText(tidy);
  const stated = normal === '' ? undefined : readNormal(normal);
  const span = stated === undefined ? written.span : moreExact(stated.span, written.span);
  const dates: RecordDates = { text: tidy };
  if (span.from !== undefined) dates.from = formatMoment(span.from);
  if (span.to !== undefined) dates.to = formatMoment(span.to);
  if (written.approximate && (span.from ?? span.to) !== undefined) dates.approximate = true;
  const isUndated = span.from === undefined && span.to === undefined;
  return { dates, backwards: stated?.backwards === true || (isUndated && written.backwards) };
}

/** The two commonest texts of all, "1978" and "1992-1993", without the rules. */
function readSimple(text: string): { from: string; to: string } | undefined {
  if (text.length !== 4 && text.length !== 9) return undefined;
  const match = /^([1-9]\d{3})(?:[-–]([1-9]\d{3}))?$/.exec(text);
  const from = match?.[1];
  const to = match?.[2] ?? from;
  return from === undefined || to === undefined || from > to || to > '2100' ? undefined : { from, to };
}

/**
 * Figures count where there are any, but systems blow up "August 1890" to its first and last day, or cut a
 * day down to its year: where the words lie within the figures' years, the words say it as it was meant.
 */
function moreExact(stated: Span, written: Span): Span {
  if (stated.from === undefined && stated.to === undefined) return written;
  const { from, to } = written;
  if (from === undefined || to === undefined || stated.from === undefined || stated.to === undefined) return stated;
  const sameYears = from.year === stated.from.year && to.year === stated.to.year;
  return sameYears && begins(from, stated.from) && ends(to, stated.to) ? written : stated;
}

function begins(from: Moment, stated: Moment): boolean {
  return firstDay(from) >= firstDay(stated);
}

function ends(to: Moment, stated: Moment): boolean {
  return lastDay(to) <= lastDay(stated);
}

function firstDay({ year, month = 1, day = 1 }: Moment): number {
  return beginning({ year, month, day });
}

function lastDay({ year, month = 12, day }: Moment): number {
  return ending({ year, month, day: day ?? new Date(Date.UTC(year, month, 0)).getUTCDate() });
}
