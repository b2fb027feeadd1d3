import { describe, expect, it } from 'vitest';
import { dueDay, receiptDay, type ClockQuestion } from '../../../../src/requests/clock/due-day.ts';
import { isLate } from '../../../../src/requests/clock/is-late.ts';
import { at, calendarWith, SHIPPED, told } from './calendars.ts';

function question(given: Partial<ClockQuestion>): ClockQuestion {
  return { received: at('2026-03-02'), workingDays: 1, pauses: [], extensions: [], calendar: SHIPPED, ...given };
}

describe('the time the archive has', () => {
  it('is over at the end of the next working day where it has one, and late only on the day after', () => {
    const { day } = dueDay(question({ received: at('2026-03-02') }));
    expect(day).toBe('2026-03-03');
    expect([isLate(day, '2026-03-03'), isLate(day, '2026-03-04')]).toEqual([false, true]);
  });

  it('stands still over Tết 2026: seven working days from 10 February end on 26 February', () => {
    const { day, explanation } = dueDay(question({ received: at('2026-02-10'), workingDays: 7 }));
    expect(day).toBe('2026-02-26');
    expect(told(explanation)).toEqual([
      '2026-02-10 receipt',
      '2026-02-11 1',
      '2026-02-12 2',
      '2026-02-13 3',
      '2026-02-14 weekend',
      '2026-02-15 weekend',
      '2026-02-16 holiday',
      '2026-02-17 holiday',
      '2026-02-18 holiday',
      '2026-02-19 holiday',
      '2026-02-20 holiday',
      '2026-02-21 weekend',
      '2026-02-22 weekend',
      '2026-02-23 4',
      '2026-02-24 5',
      '2026-02-25 6',
      '2026-02-26 7',
    ]);
    expect(explanation[6]).toMatchObject({ label: 'Tết Nguyên đán' });
  });

  it('counts a Saturday that is worked, and not the Monday it was swapped for', () => {
    const calendar = calendarWith({ '2026-08-22': 'working', '2026-08-31': 'compensatory', '2026-09-02': 'holiday' });
    expect(dueDay(question({ received: at('2026-08-21'), workingDays: 1, calendar })).day).toBe('2026-08-22');
    const over = dueDay(question({ received: at('2026-08-28'), workingDays: 2, calendar }));
    expect(over.day).toBe('2026-09-03');
    expect(told(over.explanation).slice(1, 4)).toEqual([
      '2026-08-29 weekend',
      '2026-08-30 weekend',
      '2026-08-31 compensatory',
    ]);
  });

  it('stands still while the reader owes an answer, also across a holiday: neither end of the wait is counted', () => {
    const { day, explanation } = dueDay(
      question({
        received: at('2026-04-27'),
        workingDays: 3,
        pauses: [{ from: '2026-04-29', until: '2026-05-05' }],
        calendar: SHIPPED,
      }),
    );
    // The 27th is off after Giỗ Tổ: what arrives then counts as received on the 28th.
    expect(told(explanation)).toEqual([
      '2026-04-28 receipt (day-off)',
      '2026-04-29 pause',
      '2026-04-30 pause',
      '2026-05-01 pause',
      '2026-05-02 pause',
      '2026-05-03 pause',
      '2026-05-04 pause',
      '2026-05-05 pause',
      '2026-05-06 1',
      '2026-05-07 2',
      '2026-05-08 3',
    ]);
    expect(day).toBe('2026-05-08');
  });

  it('has no end while the answer is still owed, and leaves a day for whoever was asked on the last', () => {
    const asked = question({ received: at('2026-03-02'), workingDays: 2 });
    expect(dueDay(asked).day).toBe('2026-03-04');
    expect(dueDay({ ...asked, pauses: [{ from: '2026-03-04', until: null }] }).day).toBeNull();
    expect(dueDay({ ...asked, pauses: [{ from: '2026-03-04', until: '2026-03-10' }] }).day).toBe('2026-03-11');
  });

  it('begins with the next working day for what arrives after closing time', () => {
    const friday = question({ received: at('2026-03-06', '16:30') });
    expect(dueDay(question({ received: at('2026-03-06', '16:29') })).day).toBe('2026-03-09');
    expect(dueDay(friday).day).toBe('2026-03-10');
    expect(told(dueDay(friday).explanation)).toEqual(['2026-03-09 receipt (after-closing)', '2026-03-10 1']);
    expect(receiptDay(at('2026-03-06', '23:59'), SHIPPED)).toBe('2026-03-09');
    // Half past eleven at night in Việt Nam is the afternoon of that day in Greenwich.
    expect(receiptDay(at('2026-03-05', '23:30'), SHIPPED)).toBe('2026-03-06');
    // Half past midnight is still the day before in Greenwich.
    expect(receiptDay(at('2026-03-06', '00:30'), SHIPPED)).toBe('2026-03-06');
  });

  it('grows by an extension, and says which days that gave', () => {
    const { day, explanation } = dueDay(question({ received: at('2026-03-02'), workingDays: 2, extensions: [2, 1] }));
    expect(day).toBe('2026-03-09');
    expect(told(explanation).filter((line) => line.includes('extended'))).toEqual([
      '2026-03-05 3 extended',
      '2026-03-06 4 extended',
      '2026-03-09 5 extended',
    ]);
  });

  it('goes on over the turn of the year', () => {
    expect(dueDay(question({ received: at('2026-12-30'), workingDays: 2 })).day).toBe('2027-01-04');
  });

  it('is counted by the hours that held on each day', () => {
    const week = new Set([1, 2, 3, 4, 5]);
    const calendar = {
      hours: [
        { validFrom: '2025-07-01', weekdays: week, closesAt: '16:30' },
        { validFrom: '2026-03-05', weekdays: new Set([1, 2, 3, 4]), closesAt: '15:00' },
      ],
      days: new Map(),
    };
    expect(dueDay(question({ received: at('2026-03-04', '16:00'), workingDays: 2, calendar })).day).toBe('2026-03-09');
    expect(receiptDay(at('2026-03-05', '15:00'), calendar)).toBe('2026-03-09');
  });

  it('is no time at all where a calendar has no working day left', () => {
    const calendar = {
      hours: [{ validFrom: '2025-07-01', weekdays: new Set<number>(), closesAt: '16:30' }],
      days: new Map(),
    };
    expect(() => dueDay(question({ calendar }))).toThrow('no working days');
    expect(() => receiptDay(at('2026-03-02'), calendar)).toThrow('no working days');
  });
});
