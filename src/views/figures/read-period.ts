import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Period } from '../../statistics/period.ts';

/** The parts of a year as addresses name them: `year`, `q1` … `q4`, `m1` … `m12`. */
const PART = /^(?:year|q([1-4])|m([1-9]|1[0-2]))$/;
const YEAR = /^(?:1[89]|2\d)\d{2}$/;

/** The period that an address asks for: this year without any. @returns undefined for a year that is none */
export function readPeriod(params: URLSearchParams): Period | undefined {
  const typed = params.get('year')?.trim() ?? '';
  const year = typed === '' ? dayInVietnam(new Date()).slice(0, 4) : typed;
  if (!YEAR.test(year)) return undefined;
  const [, quarter, month] = PART.exec(params.get('part') ?? '') ?? [];
  if (quarter) return { kind: 'quarter', year: Number(year), quarter: Number(quarter) };
  if (month) return { kind: 'month', year: Number(year), month: Number(month) };
  return { kind: 'year', year: Number(year) };
}

export function partOf(period: Period): string {
  if (period.kind === 'quarter') return `q${period.quarter}`;
  return period.kind === 'month' ? `m${period.month}` : 'year';
}

export function writePeriod(period: Period): URLSearchParams {
  return new URLSearchParams({ year: String(period.year), part: partOf(period) });
}
