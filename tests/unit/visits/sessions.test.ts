import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../../src/requests/calendar-days.ts';
import { readCalendarPolicy } from '../../../src/requests/clock/calendar-policy.ts';
import { dayOff, type WorkingCalendar } from '../../../src/requests/clock/working-calendar.ts';
import type { ExceptionInput } from '../../../src/visits/closures.ts';
import { closedBecause, notBookable, weekday } from '../../../src/visits/is-open.ts';
import { loadVisitPolicy } from '../../../src/visits/load-policy.ts';
import { begins, bookableUntil, cancelUntil, ends, filesUntil, missedFrom } from '../../../src/visits/session-times.ts';
import { HALVES } from '../../../src/visits/states.ts';

const rules = loadVisitPolicy('content').on('2026-11-30');
const [main] = rules.rooms as [(typeof rules.rooms)[number]];
const calendar = readCalendarPolicy('content');
const nothing = { calendar, exceptions: [] };
const closure: ExceptionInput = {
  kind: 'closed',
  room: null,
  fromDay: '2026-12-01',
  untilDay: '2026-12-03',
  half: null,
  label: 'Kiểm kê kho',
};

const anyDay = fc.integer({ min: 0, max: 800 }).map((days) => dayAfter('2025-12-01', days));
const anyHalf = fc.constantFrom(...HALVES);
const when = fc.record({ day: anyDay, half: anyHalf });

describe('a session of the reading room', () => {
  it('begins and ends by the clock of Việt Nam', () => {
    expect(begins(rules, { day: '2026-12-01', half: 'morning' })).toBe('2026-12-01T00:30:00.000Z');
    expect(ends(rules, { day: '2026-12-01', half: 'afternoon' })).toBe('2026-12-01T09:30:00.000Z');
  });

  it('has its cut-offs in order, whichever it is', () => {
    fc.assert(
      fc.property(when, (session) => {
        expect(cancelUntil(rules, session) < bookableUntil(rules, session)).toBe(true);
        expect(bookableUntil(rules, session) < begins(rules, session)).toBe(true);
        expect(begins(rules, session) < ends(rules, session)).toBe(true);
        expect(ends(rules, session) < missedFrom(rules, session)).toBe(true);
        expect(filesUntil(rules, session, calendar) <= begins(rules, session)).toBe(true);
      }),
    );
  });

  it('has its files asked for by 15:00 of the working day before, however many days off lie between', () => {
    expect(filesUntil(rules, { day: '2026-12-01', half: 'morning' }, calendar)).toBe('2026-11-30T08:00:00.000Z');
    // A Monday: the Friday before.
    expect(filesUntil(rules, { day: '2026-12-07', half: 'morning' }, calendar)).toBe('2026-12-04T08:00:00.000Z');
    // After Tết 2026.
    expect(filesUntil(rules, { day: '2026-02-23', half: 'morning' }, calendar)).toBe('2026-02-13T08:00:00.000Z');
    fc.assert(
      fc.property(when, (session) => {
        const by = filesUntil(rules, session, calendar);
        // In Việt Nam it is seven hours later: the same day.
        const day = by.slice(0, 10);
        expect(dayOff(calendar, day)).toBeUndefined();
        for (let between = dayAfter(day, 1); between < session.day; between = dayAfter(between, 1)) {
          expect(dayOff(calendar, between)).toBeDefined();
        }
      }),
    );
  });

  it('is open by the week, unless the archive is off', () => {
    expect(closedBecause(main, { day: '2026-12-01', half: 'morning' }, nothing)).toBeNull();
    expect(closedBecause(main, { day: '2026-12-04', half: 'afternoon' }, nothing)).toEqual({ because: 'week' });
    expect(closedBecause(main, { day: '2026-12-06', half: 'morning' }, nothing)).toEqual({ because: 'week' });
    expect(closedBecause(main, { day: '2026-02-17', half: 'morning' }, nothing)).toMatchObject({ because: 'day-off' });
  });

  it('on a weekend is open where the room’s week has it', () => {
    const saturdays = { ...main, sessions: { ...main.sessions, 6: ['morning' as const] } };
    expect(closedBecause(saturdays, { day: '2026-12-05', half: 'morning' }, nothing)).toBeNull();
  });

  it('is closed by what staff enter, and opened by it; closed goes before open', () => {
    const open: ExceptionInput = { ...closure, kind: 'open', fromDay: '2026-12-05', untilDay: '2026-12-05' };
    const entered = { calendar, exceptions: [closure, open] };
    expect(closedBecause(main, { day: '2026-12-02', half: 'morning' }, entered)).toEqual({
      because: 'closure',
      label: closure.label,
    });
    expect(closedBecause(main, { day: '2026-12-05', half: 'afternoon' }, entered)).toBeNull();
    expect(closedBecause(main, { day: '2026-12-04', half: 'morning' }, entered)).toBeNull();
    const both = { calendar, exceptions: [{ ...open, fromDay: '2026-12-02', untilDay: '2026-12-02' }, closure] };
    expect(closedBecause(main, { day: '2026-12-02', half: 'morning' }, both)).toMatchObject({ because: 'closure' });
    const other = { calendar, exceptions: [{ ...closure, room: 'media' }] };
    expect(closedBecause(main, { day: '2026-12-02', half: 'morning' }, other)).toBeNull();
    const half = { calendar, exceptions: [{ ...closure, half: 'afternoon' as const }] };
    expect(closedBecause(main, { day: '2026-12-02', half: 'morning' }, half)).toBeNull();
  });

  it('can be booked from the horizon to the lead time, and at no other moment', () => {
    const at = (now: string) => {
      const session = { day: '2026-12-01', half: 'morning', room: 'main', seatClass: 'standard' } as const;
      const today = new Date(Date.parse(now) + 7 * 3_600_000).toISOString().slice(0, 10);
      return notBookable(rules, session, { now, today, horizonDays: rules.horizonDays, opening: nothing });
    };
    expect(at('2026-10-02T00:00:00.000Z')).toBeNull();
    expect(at('2026-10-01T00:00:00.000Z')).toEqual({ because: 'too-far', last: '2026-11-30' });
    expect(at('2026-11-30T23:59:59.999Z')).toBeNull();
    expect(at('2026-12-01T00:00:00.000Z')).toMatchObject({ because: 'too-soon' });
    expect(at('2026-12-01T00:30:00.000Z')).toEqual({ because: 'past' });
  });

  it('knows weekdays as the policy counts them', () => {
    expect([weekday('2026-11-30'), weekday('2026-12-06')]).toEqual([1, 7]);
  });

  it('is found even where the calendar has a year without work', () => {
    const idle: WorkingCalendar = {
      hours: [{ validFrom: '2025-01-01', weekdays: new Set(), closesAt: '16:30' }],
      days: new Map(),
    };
    expect(() => filesUntil(rules, { day: '2026-12-01', half: 'morning' }, idle)).toThrow(RangeError);
  });
});
