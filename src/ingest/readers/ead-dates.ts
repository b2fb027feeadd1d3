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
  /** What was done with the material since ("digitized", "deaccession"): no date of its own. */
  since?: string;
}

/**
 * All dates of one component as one. What says it is the bulk counts for the years only where nothing
 * else has any, and what was done since with the material never does; their words stay in the text.
 */
export function joinDates(stated: readonly StatedDate[]): ExaminedDates {
  const [only] = stated;
  if (only === undefined) return { dates: { text: '' }, backwards: false };
  if (stated.length === 1 && only.since === undefined) return examineStated(only);
  const read = stated.map(({ bulk, since, ...date }) => ({ bulk, since, ...examineStated({ bulk, ...date }) }));
  const own = read.filter(({ since }) => since === undefined);
  const inclusive = own.filter(({ bulk }) => !bulk);
  const counted = inclusive.some(({ dates }) => dates.from !== undefined) ? inclusive : own;
  const dates = joinRecordDates(counted.map((one) => one.dates));
  dates.text = [...new Set(read.map(wording))].filter((text) => text !== '').join('; ');
  return { dates, backwards: read.some(({ backwards }) => backwards) };
}

function wording({ bulk, since, dates }: { bulk: boolean; since: string | undefined; dates: RecordDates }): string {
  if (since !== undefined && dates.text !== '') return `${since} ${dates.text}`;
  return bulk && dates.text !== '' && !/bulk|chủ yếu|surtout/iu.test(dates.text) ? `bulk ${dates.text}` : dates.text;
}

function examineStated(date: StatedDate): ExaminedDates {
  const examined = examineDates(date.text, date.normal);
  if (date.approximate && examined.dates.from !== undefined) examined.dates.approximate = true;
  return examined;
}
