import { resolve } from 'node:path';
import { readCalendarPolicy } from '../../../../src/requests/clock/calendar-policy.ts';
import type { ClockDay } from '../../../../src/requests/clock/due-day.ts';
import type { CalendarKind, WorkingCalendar } from '../../../../src/requests/clock/working-calendar.ts';

/** The calendar that comes with the program, as it is read at the start. */
export const SHIPPED = readCalendarPolicy(resolve('content'));

/** Monday to Friday until half past four, and the days given. */
export function calendarWith(days: Record<string, CalendarKind> = {}): WorkingCalendar {
  const entries = Object.entries(days).map(([day, kind]) => [day, { day, kind, label: `${kind} ${day}` }] as const);
  return {
    hours: [{ validFrom: '2025-07-01', weekdays: new Set([1, 2, 3, 4, 5]), closesAt: '16:30' }],
    days: new Map(entries),
  };
}

/** An instant by the clock on a wall in Việt Nam. */
export function at(day: string, time = '09:00'): Date {
  return new Date(`${day}T${time}:00+07:00`);
}

/** The sum in a line a day, as a test reads it. */
export function told(explanation: readonly ClockDay[]): string[] {
  return explanation.map((step) => {
    if (step.is === 'receipt') return `${step.day} receipt${step.moved ? ` (${step.moved})` : ''}`;
    if (step.is === 'counted') return `${step.day} ${step.number}${step.extended ? ' extended' : ''}`;
    return `${step.day} ${step.because}`;
  });
}
