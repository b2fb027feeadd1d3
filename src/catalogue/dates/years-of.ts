import type { RecordDates } from '../description.ts';

/** First and last year as numbers; an open side has none. */
export function yearsOf(dates: RecordDates): { from?: number; to?: number } {
  const years: { from?: number; to?: number } = {};
  if (dates.from !== undefined) years.from = Number(dates.from.slice(0, 4));
  if (dates.to !== undefined) years.to = Number(dates.to.slice(0, 4));
  return years;
}
