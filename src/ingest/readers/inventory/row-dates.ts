import { datesFromParts } from '../../../catalogue/dates/dates-from-parts.ts';
import { examineDates } from '../../../catalogue/dates/read-dates.ts';
import type { PartialDate, RecordDates } from '../../../catalogue/description.ts';
import type { Field } from './columns.ts';
import type { Cell } from './sheet.ts';
import type { Values } from './row-values.ts';
import type { YearSpan } from './year-span.ts';

export interface RowDates {
  dates: RecordDates;
  /** What a person should look at. */
  fault?: string;
}

export const DATE_FIELDS: ReadonlySet<Field> = new Set<Field>([
  ...(['dates', 'day', 'month', 'year'] as const),
  ...(['start', 'startDay', 'startMonth', 'startYear', 'end', 'endDay', 'endMonth', 'endYear'] as const),
]);

/**
 * The dates of a file or document from whatever columns the sheet has for them.
 * @param years between which the dates of the table lie, for those in two figures
 */
export function rowDates(values: Values, years: YearSpan): RowDates {
  const start = joined(values, years, 'start', 'startDay', 'startMonth', 'startYear');
  const end = joined(values, years, 'end', 'endDay', 'endMonth', 'endYear');
  const single = joined(values, years, 'dates', 'day', 'month', 'year');
  if (!start && !end) return single ? { dates: single.dates, fault: single.fault } : { dates: { text: '' } };
  return span(start, end);
}

interface Point {
  dates: RecordDates;
  fault?: string;
}

function span(start: Point | undefined, end: Point | undefined): RowDates {
  const texts = [start, end].flatMap((point) => (point && point.dates.text !== '' ? [point.dates.text] : []));
  const text = [...new Set(texts)].join(' – ');
  const from = start?.dates.from;
  // Without an end, one day may be the first of many; "7-9/1954" says both itself.
  const to = end ? (end.dates.to ?? end.dates.from) : ownEnd(start);
  const fault = start?.fault ?? end?.fault;
  if (from !== undefined && to !== undefined && from > `${to}~`) {
    return { dates: { text }, fault: BACKWARDS };
  }
  const dates: RecordDates = { text };
  if (from !== undefined) dates.from = from;
  if (to !== undefined) dates.to = to;
  if (start?.dates.approximate === true || end?.dates.approximate === true) dates.approximate = true;
  return { dates, fault };
}

function ownEnd(start: Point | undefined): PartialDate | undefined {
  return start?.dates.from === start?.dates.to ? undefined : start?.dates.to;
}

/** One point in time from one whole column, or from three; a whole date may also stand in the day's column. */
function joined(
  values: Values,
  years: YearSpan,
  ...[whole, day, month, year]: [whole: Field, day: Field, month: Field, year: Field]
): Point | undefined {
  const wholeCell = values.get(whole);
  if (wholeCell) return fromCell(wholeCell, years);
  const [d, m, y] = [values.get(day), values.get(month), values.get(year)];
  if (!d && !m && !y) return undefined;
  if (d && !m && !y) return fromCell(d, years);
  if (!y) return { dates: { text: [d, m].flatMap((cell) => cell?.text ?? []).join('/') }, fault: 'a date has no year' };
  if (!/^\d{3,4}$/.test(y.text)) return fromCell(y, years, [d?.text, m?.text]);
  return fromParts(y.text, m?.text, d?.text);
}

function fromCell(cell: Cell, known: YearSpan, before: (string | undefined)[] = []): Point {
  const text = [...before, cell.text].filter((part) => part !== undefined && part !== '').join('/');
  const [year = '', month, day] = cell.date?.split('-') ?? numericParts(text) ?? [];
  const { from } = datesFromParts({ year, month, day });
  if (from !== undefined && (cell.date ?? from) === from && isWhole(from, month, day)) {
    return { dates: { text, from, to: from } };
  }
  const { dates, backwards } = examineDates(text);
  if (backwards) return { dates, fault: BACKWARDS };
  const isLost = dates.from === undefined && dates.to === undefined && /\d{2}/.test(text);
  const full = isLost ? known.inFull(text) : undefined;
  if (full !== undefined) return examineInFull(text, full);
  return isLost ? { dates, fault: NO_YEAR } : { dates };
}

/** A date as it is written, with what it says in full. */
function examineInFull(text: string, full: string): Point {
  const { dates, backwards } = examineDates(full);
  return { dates: { ...dates, text }, ...(backwards ? { fault: BACKWARDS } : {}) };
}

/** 0 in a column of days or months says that there is none; a missing month keeps its place before its day's year. */
function fromParts(year: string, ...parts: [month?: string, day?: string]): Point {
  const [month, day] = parts.map((part) => (part === undefined || /^0*$/.test(part) ? undefined : part));
  const text = [day, day === undefined ? month : (month ?? '…'), year]
    .filter((part) => part !== undefined)
    .map((part) => (/^\d/.test(part) ? part.padStart(2, '0') : part))
    .join('/');
  const { from } = datesFromParts({ day, month, year });
  if (from === undefined) return { dates: { text }, fault: NO_YEAR };
  if (isWhole(from, month, day)) return { dates: { text, from, to: from } };
  return {
    dates: { text, from, to: from },
    fault: `"${text}" is not a day of the calendar; only what is sure of it is used`,
  };
}

/** 20/7/1954, 20-07-1954, 20.7.1954, 7/1954, 1954, 1954-07-20: day before month, as Vietnamese writes. 7-9/1954 is none. */
function numericParts(text: string): (string | undefined)[] | undefined {
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ][\d:.Z]*)?$/.exec(text);
  if (iso) return iso.slice(1);
  const local = /^(?:(?:(\d{1,2})\s*([/.-])\s*(?=\d+\s*\2))?(\d{1,2})\s*[/.-]\s*)?(\d{4})$/.exec(text);
  return local ? [local[4], local[3], local[1]] : undefined;
}

/** Whether nothing that was stated had to be left out of a date. */
function isWhole(date: PartialDate, month?: string, day?: string): boolean {
  const stated = day !== undefined ? 3 : month !== undefined ? 2 : 1;
  return date.split('-').length === stated;
}

const BACKWARDS = 'the dates run backwards; they are kept as text only';
const NO_YEAR = 'a date gives no year that can be; it is kept as text only';
