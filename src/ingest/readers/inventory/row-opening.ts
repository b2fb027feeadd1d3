import type { PartialDate } from '../../../catalogue/description.ts';
import { examineDates } from '../../../catalogue/dates/read-dates.ts';
import { dayAfter, dayAt, foldInPlace } from '../written-day.ts';
import type { Cell } from './sheet.ts';
import type { Values } from './row-values.ts';

export interface RowOpening {
  opensOn?: PartialDate;
  /** A cell that names no day on which the row opens: a number of years, a beginning, no date at all. */
  undatedText?: string;
}

/**
 * The day from which a row is open, from a column of opening days or of ends of restriction. Of a period its end
 * counts; a beginning alone ("từ 2010") is a day only where the column is one of openings. A number of years
 * ("75 năm kể từ 1940") is for a person to count.
 */
export function rowOpening(values: Values, isNegative: (text: string) => boolean): RowOpening {
  const opens = values.get('opensOn');
  const until = values.get('restrictedUntil');
  const found = [read(opens, true), read(until, false)];
  const undatedText = found.find(({ undated }) => undated !== undefined && !isNegative(undated))?.undated;
  if (undatedText !== undefined) return { undatedText };
  const days = found.flatMap(({ day }) => day ?? []);
  const opensOn = days.sort((a, b) => (`${a}~` < `${b}~` ? -1 : 1)).at(-1);
  return opensOn === undefined ? {} : { opensOn };
}

function read(cell: Cell | undefined, isOpening: boolean): { day?: PartialDate; undated?: string } {
  if (cell === undefined) return {};
  const day = cell.date ?? dayOf(cell.text, isOpening);
  return day === undefined ? { undated: cell.text } : { day };
}

function dayOf(text: string, isOpening: boolean): PartialDate | undefined {
  const folded = foldInPlace(text.normalize('NFC')).trim();
  const through = /^(?:(?:cho )?(?:den )?het|through)\s+/.exec(folded)?.[0];
  const alone = dayAt(folded, through?.length ?? 0);
  if (alone !== undefined && /^[\s.)]*$/.test(folded.slice(alone.end))) {
    return through === undefined ? alone.date : dayAfter(alone.date);
  }
  if (COUNTED.test(folded)) return undefined;
  const { dates } = examineDates(text);
  if (dates.approximate === true) return undefined;
  return dates.to ?? (isOpening ? dates.from : undefined);
}

/** "75 năm", "50 ans"; of "12 năm 2050" the year follows. */
const COUNTED = /(?:\d|muoi|tram|ty|ten|ante?|cent)\s+(?:nam|years?|ans?)\b(?!\s+[12]\d{3})/;
