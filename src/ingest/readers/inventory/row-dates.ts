import { readDates } from '../../../catalogue/dates/read-dates.ts';
import type { PartialDate, RecordDates } from '../../../catalogue/description.ts';
import type { Field } from './columns.ts';
import type { Cell } from './sheet.ts';
import type { Values } from './row-values.ts';

export interface RowDates {
  dates: RecordDates;
  /** What a person should look at. */
  fault?: string;
}

/** The dates of a file or document from whatever columns the sheet has for them. */
export function rowDates(values: Values): RowDates {
  const start = joined(values, 'start', 'startDay', 'startMonth', 'startYear');
  const end = joined(values, 'end', 'endDay', 'endMonth', 'endYear');
  const single = joined(values, 'dates', 'day', 'month', 'year');
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
  const to = end?.dates.to ?? end?.dates.from;
  const fault = start?.fault ?? end?.fault;
  if (from !== undefined && to !== undefined && from > `${to}~`) {
    return { dates: { text }, fault: 'the dates run backwards; they are kept as text only' };
  }
  const dates: RecordDates = { text };
  if (from !== undefined) dates.from = from;
  if (to !== undefined) dates.to = to;
  if (start?.dates.approximate === true || end?.dates.approximate === true) dates.approximate = true;
  return { dates, fault };
}

/** One point in time from one whole column, or from three; a whole date may also stand in the day's column. */
function joined(values: Values, whole: Field, day: Field, month: Field, year: Field): Point | undefined {
  const wholeCell = values.get(whole);
  if (wholeCell) return fromCell(wholeCell);
  const [d, m, y] = [values.get(day), values.get(month), values.get(year)];
  if (!d && !m && !y) return undefined;
  if (d && !m && !y) return fromCell(d);
  if (!y) return { dates: { text: [d, m].flatMap((cell) => cell?.text ?? []).join('/') }, fault: 'a date has no year' };
  if (!/^\d{3,4}$/.test(y.text)) return fromCell(y, [d?.text, m?.text]);
  return fromParts(y.text, m?.text, d?.text);
}

function fromCell(cell: Cell, before: (string | undefined)[] = []): Point {
  const text = [...before, cell.text].filter((part) => part !== undefined && part !== '').join('/');
  const date = cell.date ?? numericDate(text);
  if (date !== undefined) return { dates: { text, from: date, to: date } };
  return { dates: readDates(text) };
}

function fromParts(year: string, month?: string, day?: string): Point {
  const text = [day, month, year]
    .filter((part) => part !== undefined)
    .map((part) => (part ?? '').padStart(2, '0'))
    .join('/');
  const date = partial(year, month, day);
  if (date) return { dates: { text, from: date, to: date } };
  const known = partial(year, month) ?? year.padStart(4, '0');
  return {
    dates: { text, from: known, to: known },
    fault: `"${text}" is not a day of the calendar; only what is sure of it is used`,
  };
}

/** 20/7/1954, 20-07-1954, 20.7.1954, 7/1954, 1954, 1954-07-20: day before month, as Vietnamese writes. */
function numericDate(text: string): PartialDate | undefined {
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ][\d:.Z]*)?$/.exec(text);
  if (iso) return partial(iso[1] ?? '', iso[2], iso[3]);
  const local = /^(?:(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*)?(\d{4})$/.exec(text);
  return local ? partial(local[3] ?? '', local[2], local[1]) : undefined;
}

/** @returns undefined for what is no day or month of the calendar */
function partial(year: string, month?: string, day?: string): PartialDate | undefined {
  const y = year.padStart(4, '0');
  if (month === undefined || month === '') return day === undefined || day === '' ? y : undefined;
  if (!/^\d{1,2}$/.test(month) || Number(month) < 1 || Number(month) > 12) return undefined;
  const m = month.padStart(2, '0');
  if (day === undefined || day === '') return `${y}-${m}`;
  if (!/^\d{1,2}$/.test(day) || Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return undefined;
  return `${y}-${m}-${day.padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
