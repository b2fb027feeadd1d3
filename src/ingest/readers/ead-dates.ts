import type { RecordDates } from '../../catalogue/description.ts';
import { examineDates } from '../../catalogue/dates/read-dates.ts';
import type { ExaminedDates } from '../../catalogue/dates/read-dates.ts';
import { joinRecordDates } from '../../catalogue/dates/join-dates.ts';

/** One `unitdate` or `unitdatestructured`. */
export interface StatedDate {
  text: string;
  /** `@normal`, or EAD3's `@standarddate`s joined by a slash. */
  normal: string;
  /** The dates of the bulk of the material, not of all of it. */
  bulk: boolean;
  approximate: boolean;
}

/**
 * All dates of one component as one. What says it is the bulk counts for the years only where nothing
 * else has any; its words stay in the text.
 */
export function joinDates(stated: readonly StatedDate[]): ExaminedDates {
  const [only] = stated;
  if (only === undefined) return { dates: { text: '' }, backwards: false };
  if (stated.length === 1) return examineStated(only);
  const read = stated.map((date) => ({ bulk: date.bulk, ...examineStated(date) }));
  const inclusive = read.filter(({ bulk }) => !bulk);
  const counted = inclusive.some(({ dates }) => dates.from !== undefined) ? inclusive : read;
  const dates = joinRecordDates(counted.map((one) => one.dates));
  dates.text = [...new Set(read.map(wording))].filter((text) => text !== '').join('; ');
  return { dates, backwards: read.some(({ backwards }) => backwards) };
}

function wording({ bulk, dates }: { bulk: boolean; dates: RecordDates }): string {
  return bulk && dates.text !== '' && !/bulk|chủ yếu|surtout/iu.test(dates.text) ? `bulk ${dates.text}` : dates.text;
}

function examineStated(date: StatedDate): ExaminedDates {
  const examined = examineDates(date.text, date.normal);
  if (date.approximate && examined.dates.from !== undefined) examined.dates.approximate = true;
  return examined;
}
