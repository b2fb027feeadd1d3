import type { RecordDates } from '../../catalogue/description.ts';
import { readDates } from '../../catalogue/dates/read-dates.ts';
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
export function joinDates(stated: readonly StatedDate[]): RecordDates {
  if (stated.length === 0) return { text: '' };
  const [only] = stated;
  if (stated.length === 1 && only !== undefined) return readStated(only);
  const read = stated.map((date) => ({ bulk: date.bulk, dates: readStated(date) }));
  const inclusive = read.filter(({ bulk }) => !bulk);
  const counted = inclusive.some(({ dates }) => dates.from !== undefined) ? inclusive : read;
  const joined = joinRecordDates(counted.map(({ dates }) => dates));
  joined.text = [...new Set(read.map(wording))].filter((text) => text !== '').join('; ');
  return joined;
}

function wording({ bulk, dates }: { bulk: boolean; dates: RecordDates }): string {
  return bulk && dates.text !== '' && !/bulk|chủ yếu|surtout/iu.test(dates.text) ? `bulk ${dates.text}` : dates.text;
}

function readStated(date: StatedDate): RecordDates {
  const dates = readDates(date.text, date.normal);
  if (date.approximate && dates.from !== undefined) dates.approximate = true;
  return dates;
}
