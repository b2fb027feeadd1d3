import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDay, receiptDay, type ClockQuestion, type Pause } from '../../../../src/requests/clock/due-day.ts';
import {
  CALENDAR_KINDS,
  dayOff,
  nextDay,
  type CalendarKind,
  type WorkingCalendar,
} from '../../../../src/requests/clock/working-calendar.ts';
import { calendarWith } from './calendars.ts';

const RUNS = 1_000;
const FIRST = Date.parse('2025-11-01T00:00:00Z');

const day = fc.integer({ min: 0, max: 500 }).map(dayNumber);
const calendar = fc
  .dictionary(day, fc.constantFrom<CalendarKind>(...CALENDAR_KINDS), { maxKeys: 40 })
  .map((days): WorkingCalendar => calendarWith(days));
const pause = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 40 }))
  .map(([from, length]): Pause => ({ from: dayNumber(from), until: dayNumber(from + length) }));
const question: fc.Arbitrary<ClockQuestion> = fc.record({
  received: fc.integer({ min: 0, max: 300 * 86_400 }).map((second) => new Date(FIRST + second * 1000)),
  workingDays: fc.integer({ min: 1, max: 30 }),
  pauses: fc.array(pause, { maxLength: 4 }),
  extensions: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 3 }),
  calendar,
});

function dayNumber(number: number): string {
  return new Date(FIRST + number * 86_400_000).toISOString().slice(0, 10);
}

function always(title: string, holds: (asked: ClockQuestion, extra: number) => void): void {
  it(`${title} (${RUNS} cases)`, () => {
    fc.assert(fc.property(question, fc.integer({ min: 1, max: 20 }), holds), { numRuns: RUNS });
  });
}

describe('the clock, whatever the calendar', () => {
  always('ends on a working day on which nobody waits for the reader', (asked) => {
    const due = dueDay(asked).day!;
    expect(dayOff(asked.calendar, due)).toBeUndefined();
    expect(asked.pauses.some(({ from, until }) => from <= due && due <= until!)).toBe(false);
  });

  always('counts as many days as policy and extensions give, numbered from one', (asked) => {
    const counted = dueDay(asked).explanation.flatMap((step) => (step.is === 'counted' ? [step] : []));
    const total = asked.extensions.reduce((sum, days) => sum + days, asked.workingDays);
    expect(counted.map(({ number }) => number)).toEqual(Array.from({ length: total }, (_, i) => i + 1));
    expect(counted.filter(({ extended }) => extended)).toHaveLength(total - asked.workingDays);
  });

  always(
    'explains every day from receipt to the last, without gaps, and the day of receipt is not counted',
    (asked) => {
      const { day: due, explanation } = dueDay(asked);
      expect(explanation[0]).toMatchObject({ is: 'receipt', day: receiptDay(asked.received, asked.calendar) });
      explanation.slice(1).forEach((step, i) => expect(step.day).toBe(nextDay(explanation[i]!.day)));
      expect(explanation.at(-1)).toMatchObject({ is: 'counted', day: due });
    },
  );

  always('says of every day that is skipped why, and the calendar agrees', (asked) => {
    for (const step of dueDay(asked).explanation) {
      if (step.is !== 'skipped') continue;
      const paused = asked.pauses.some(({ from, until }) => from <= step.day && step.day <= until!);
      expect(step.because).toBe(paused ? 'pause' : dayOff(asked.calendar, step.day)!.because);
    }
  });

  always('never ends earlier for a pause, an extension, a day off or a later arrival', (asked, extra) => {
    const due = dueDay(asked).day!;
    const start = receiptDay(asked.received, asked.calendar);
    const pauses = [...asked.pauses, { from: nextDay(start), until: addDays(start, extra) }];
    expect(dueDay({ ...asked, pauses }).day! >= due).toBe(true);
    expect(dueDay({ ...asked, extensions: [...asked.extensions, extra] }).day! > due).toBe(true);
    expect(dueDay({ ...asked, calendar: closedOn(asked.calendar, due) }).day! > due).toBe(true);
    expect(dueDay({ ...asked, received: new Date(asked.received.getTime() + extra * 3_600_000) }).day! >= due).toBe(
      true,
    );
  });

  always('does not care in which order pauses and extensions are told, nor how pauses overlap', (asked) => {
    const turned = { ...asked, pauses: asked.pauses.toReversed(), extensions: asked.extensions.toReversed() };
    const doubled = { ...asked, pauses: [...asked.pauses, ...asked.pauses] };
    expect([dueDay(turned).day, dueDay(doubled).day]).toEqual([dueDay(asked).day, dueDay(asked).day]);
  });

  always('takes no notice of days after the last', (asked) => {
    const due = dueDay(asked).day!;
    expect(dueDay({ ...asked, calendar: closedOn(asked.calendar, nextDay(due)) }).day).toBe(due);
    expect(dueDay({ ...asked, pauses: [...asked.pauses, { from: nextDay(due), until: null }] }).day).toBe(due);
  });

  always('has no end once the reader owes an answer before it', (asked) => {
    const due = dueDay(asked).day!;
    expect(dueDay({ ...asked, pauses: [...asked.pauses, { from: due, until: null }] }).day).toBeNull();
  });

  always('agrees with ticking off working days on a calendar where nothing stops it', (asked) => {
    const start = receiptDay(asked.received, asked.calendar);
    const ticked = Array.from({ length: 400 }, (_, i) => addDays(start, i + 1)).filter(
      (one) => !dayOff(asked.calendar, one),
    );
    expect(dueDay({ ...asked, pauses: [], extensions: [] }).day).toBe(ticked[asked.workingDays - 1]);
  });
});

function addDays(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function closedOn(calendarNow: WorkingCalendar, closed: string): WorkingCalendar {
  return { ...calendarNow, days: new Map(calendarNow.days).set(closed, { day: closed, kind: 'closure', label: 'x' }) };
}
