import type { PartialDate, RecordDates } from '../catalogue/description.ts';
import { dayInVietnam, timeInVietnam } from '../platform/vietnam-time.ts';
import type { Lang } from './languages.ts';
import { t } from './translate.ts';

/** `1945-08-19` → `19/08/1945`, `1945-08` → `tháng 8/1945`, `0938` → `938`; other text comes back as it is. */
export function partialDateText(lang: Lang, date: PartialDate): string {
  const found = PARTIAL.exec(date);
  if (!found) return date;
  const [, sign = '', digits = '', month, day] = found;
  const year = sign + digits.replace(/^0+(?=\d)/, '');
  if (month === undefined) return year;
  if (day === undefined) return t(lang).words.monthYear(Number(month), year);
  return t(lang).words.dayMonthYear(day, month, year);
}

const PARTIAL = /^(-?)(\d{4,6})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * The dates of a record as a reader sees them: as the archivist wrote them, or made of what could be read.
 * @returns an empty text where the source gives none
 */
export function recordDatesText(lang: Lang, dates: RecordDates): string {
  if (dates.text !== '' && !MACHINE_DATES.test(dates.text)) return dates.text;
  const from = dates.from && partialDateText(lang, dates.from);
  const to = dates.to && partialDateText(lang, dates.to);
  if (!from && !to) return dates.text;
  const range = !from || !to || from === to ? (from ?? to ?? '') : `${from}–${to}`;
  return dates.approximate ? t(lang).words.about(range) : range;
}

/** ISO dates with a month, or ISO ranges: written for machines, not by an archivist for readers. */
const MACHINE_DATES = /^\d{4}-\d{2}(-\d{2})?(\/\d{4}(-\d{2}){0,2})?$|^\d{4}\/\d{4}$/;

/** The span of years of what is described, or of holdings: `1831–2015`, `1945`; undefined without any. */
export function yearsText(from: number | null, to: number | null): string | undefined {
  if (from === null && to === null) return undefined;
  return from === to || from === null || to === null ? String(from ?? to) : `${from}–${to}`;
}

/** The day of an instant (ISO 8601) in Việt Nam, as the reader's language writes days. */
export function dayText(lang: Lang, instant: string): string {
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? '' : partialDateText(lang, dayInVietnam(time));
}

/** The moment of an instant (ISO 8601) in Việt Nam, to the minute: `27/11/2026 16:30`. */
export function momentText(lang: Lang, instant: string): string {
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? '' : `${dayText(lang, instant)} ${timeInVietnam(time)}`;
}

export { dayInVietnam };
