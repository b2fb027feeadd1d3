import type { RecordDates } from '../description.ts';
import { formatMoment, moment } from './moment.ts';

/** A date in three columns, as inventories of Vietnamese archives have it; each may be empty or 0. */
export interface DateParts {
  day?: string | number | undefined;
  month?: string | number | undefined;
  year?: string | number | undefined;
}

/**
 * One date, or a period from the first parts to the second. What is missing stays missing: a year alone is
 * never turned into its first of January.
 * @param end the last date, where the columns give one
 */
export function datesFromParts(parts: DateParts, end?: DateParts): RecordDates {
  const from = toMoment(parts);
  const to = end === undefined ? from : toMoment(end);
  const text = [inWords(parts), end === undefined ? '' : inWords(end)].filter((side) => side !== '').join(' – ');
  const dates: RecordDates = { text };
  if (from !== undefined && to !== undefined && formatMoment(from) > `${formatMoment(to)}~`) return dates;
  if (from !== undefined) dates.from = formatMoment(from);
  if (to !== undefined) dates.to = formatMoment(to);
  return dates;
}

function toMoment({ day, month, year }: DateParts): ReturnType<typeof moment> {
  return moment(number(year), number(month), number(day));
}

/** Columns say "05", "5", "5.0" (a spreadsheet's number) or nothing; anything else is no number. */
function number(value: string | number | undefined): number {
  const text = String(value ?? '').trim();
  return /^\d{1,4}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** A month that is missing between a day and a year keeps its place: 5/…/1977 is no May. */
function inWords(parts: DateParts): string {
  const [day, month, year] = [parts.day, parts.month, parts.year].map((part) => {
    const text = String(part ?? '').trim();
    return /^0*$/.test(text) ? undefined : text;
  });
  const middle = month ?? (day === undefined || year === undefined ? undefined : '…');
  return [day, middle, year].filter((part) => part !== undefined).join('/');
}
