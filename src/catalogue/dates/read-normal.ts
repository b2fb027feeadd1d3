import { around, moment, runsBackwards } from './moment.ts';
import type { Moment, Span } from './moment.ts';

/** What a machine-readable date says; `backwards` where it ends before it begins. */
export interface NormalReading {
  span: Span;
  backwards: boolean;
}

/**
 * EAD `@normal`, EAD3 `@standarddate`, AtoM start and end: ISO 8601 dates with parts left out or 00, ranges
 * by a slash, several by commas. What is none of this says nothing.
 */
export function readNormal(normal: string): NormalReading {
  const spans: Span[] = [];
  for (const range of normal.split(',')) {
    const ends = (TWO_YEARS.exec(range)?.slice(1) ?? range.split('/')).map(readEnd);
    const span =
      ends.length === 1 ? { from: ends[0], to: ends[0] } : ends.length === 2 ? { from: ends[0], to: ends[1] } : {};
    if (runsBackwards(span)) return { span: {}, backwards: true };
    if (span.from !== undefined || span.to !== undefined) spans.push(span);
  }
  return { span: around(spans), backwards: false };
}

/** A dash in place of the slash. */
const TWO_YEARS = /^\s*(\d{4})\s?[-–]\s?(\d{4})\s*$/;
const ISO = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-(\d)(?:-(\d{1,2}))?)?(?:T.*)?$/;

function readEnd(text: string): Moment | undefined {
  const match = ISO.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, shortMonth, shortDay] = match;
  // "17901793" is two years run together, or a slip: no day of a seventeenth month.
  if (day !== undefined && Number(month) > 12 && !text.includes('-')) return undefined;
  return moment(Number(year), Number(month ?? shortMonth), Number(day ?? shortDay));
}
