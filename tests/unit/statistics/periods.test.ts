import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, before, daysOf, monthsOf, periodOn, type Period } from '../../../src/statistics/period.ts';

const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: 0, max: 80_000 }).map((days) => new Date(days * DAY_MS).toISOString().slice(0, 10));
const anyPeriod = fc.tuple(fc.constantFrom(...PERIOD_KINDS), anyDay).map(([kind, day]) => periodOn(kind, day));

describe('a period of a report', () => {
  it('has its first and last day by the calendar, leap years among them', () => {
    expect(daysOf({ kind: 'month', year: 2024, month: 2 })).toEqual({ from: '2024-02-01', until: '2024-02-29' });
    expect(daysOf({ kind: 'quarter', year: 2026, quarter: 3 })).toEqual({ from: '2026-07-01', until: '2026-09-30' });
    expect(daysOf({ kind: 'year', year: 2026 })).toEqual({ from: '2026-01-01', until: '2026-12-31' });
  });

  it('holds the day that it was found by', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_KINDS), anyDay, (kind, day) => {
        const { from, until } = daysOf(periodOn(kind, day));
        return from <= day && day <= until;
      }),
    );
  });

  it('begins on the day after the one before, and ends on the day before the next', () => {
    const nextDay = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
    fc.assert(
      fc.property(anyPeriod, (period: Period) => {
        expect(nextDay(daysOf(before(period)).until)).toBe(daysOf(period).from);
        expect(nextDay(daysOf(period).until)).toBe(daysOf(after(period)).from);
        expect(after(before(period))).toEqual(period);
      }),
    );
  });

  it('consists of its months', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const months = monthsOf(period);
        expect(months).toHaveLength({ month: 1, quarter: 3, year: 12 }[period.kind]);
        expect(`${months[0]}-01`).toBe(daysOf(period).from);
        expect(daysOf(period).until.startsWith(months.at(-1)!)).toBe(true);
      }),
    );
  });
});
