import type { PartialDate } from '../description.ts';

/** A date no more exact than it is known. Months and days count from 1. */
export interface Moment {
  year: number;
  month?: number | undefined;
  day?: number | undefined;
}

/** From the beginning of one moment to the end of another; an absent side is open. */
export interface Span {
  from?: Moment | undefined;
  to?: Moment | undefined;
}

/** Years that descriptions can have; anything outside is a number, not a year. */
const FIRST_YEAR = 1;
const LAST_YEAR = 2100;

/**
 * A moment from numbers, each kept only as far as it makes sense: a day 0 or 31 February leaves the month,
 * a month 0 or 13 leaves the year, a year outside 1 to 2100 leaves nothing.
 */
export function moment(year: number, month?: number, day?: number): Moment | undefined {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR) || !Number.isInteger(year)) return undefined;
  if (month === undefined || !(month >= 1 && month <= 12) || !Number.isInteger(month)) return { year };
  if (day === undefined || !(day >= 1 && day <= daysIn(year, month)) || !Number.isInteger(day)) return { year, month };
  return { year, month, day };
}

export function isMonth(value: number): boolean {
  return value >= 1 && value <= 12;
}

export function formatMoment({ year, month, day }: Moment): PartialDate {
  const y = String(year).padStart(4, '0');
  if (month === undefined) return y;
  const m = String(month).padStart(2, '0');
  return day === undefined ? `${y}-${m}` : `${y}-${m}-${String(day).padStart(2, '0')}`;
}

/** Orders moments by their first day. */
export function beginning({ year, month, day }: Moment): number {
  return year * 10_000 + (month ?? 0) * 100 + (day ?? 0);
}

/** Orders moments by their last day. */
export function ending({ year, month, day }: Moment): number {
  return year * 10_000 + (month ?? 99) * 100 + (day ?? 99);
}

export function runsBackwards({ from, to }: Span): boolean {
  return from !== undefined && to !== undefined && beginning(from) > ending(to);
}

/** The smallest span that holds all of these; open where one of them is. */
export function around(spans: readonly Span[]): Span {
  let { from, to } = spans[0] ?? {};
  for (const span of spans.slice(1)) {
    from = from === undefined || span.from === undefined ? undefined : earlier(from, span.from);
    to = to === undefined || span.to === undefined ? undefined : later(to, span.to);
  }
  return { from, to };
}

function earlier(a: Moment, b: Moment): Moment {
  return beginning(b) < beginning(a) ? b : a;
}

function later(a: Moment, b: Moment): Moment {
  return ending(b) > ending(a) ? b : a;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
