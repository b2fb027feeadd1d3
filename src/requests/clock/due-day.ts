import { dayInVietnam, timeInVietnam } from '../../platform/vietnam-time.ts';
import {
  dayOff,
  hoursOn,
  MOST_DAYS,
  nextDay,
  nextWorkingDay,
  type DayOff,
  type WorkingCalendar,
} from './working-calendar.ts';

/** While the reader owed an answer. Neither its first day nor its last is counted. */
export interface Pause {
  from: string;
  /** The day on which the answer was received ({@link receiptDay}); null while it is still owed. */
  until: string | null;
}

export interface ClockQuestion {
  /** When the request arrived. */
  received: Date;
  /** What policy gives this kind of request, at least 1. */
  workingDays: number;
  pauses: readonly Pause[];
  /** Working days that were added, each by a decision of its own. */
  extensions: readonly number[];
  calendar: WorkingCalendar;
}

/** One day of the sum as the case page shows it, in order, without gaps. */
export type ClockDay =
  /** Not counted. `moved`: it arrived before this day, after closing time or on a day off. */
  | { day: string; is: 'receipt'; moved: 'after-closing' | 'day-off' | null }
  /** `number` from 1; `extended` where an extension gave it. */
  | { day: string; is: 'counted'; number: number; extended: boolean }
  | ({ day: string; is: 'skipped' } & (DayOff | { because: 'pause' }));

export interface DueDay {
  /** The last day of the time; late from the next. Null while the clock stands still. */
  day: string | null;
  explanation: ClockDay[];
}

/**
 * The end of the `workingDays`th working day after the day of receipt, pauses left out and extensions added.
 * @throws RangeError where the calendar has no working day in ten years
 */
export function dueDay({ received, workingDays, pauses, extensions, calendar }: ClockQuestion): DueDay {
  const receipt = receiptOf(received, calendar);
  const explanation: ClockDay[] = [{ day: receipt.day, is: 'receipt', moved: receipt.moved }];
  const total = extensions.reduce((sum, days) => sum + days, workingDays);
  const openFrom = pauses.find(({ until }) => until === null)?.from;
  let number = 0;
  for (let day = nextDay(receipt.day); explanation.length < MOST_DAYS; day = nextDay(day)) {
    if (openFrom !== undefined && day >= openFrom) return { day: null, explanation };
    const off = isPaused(day, pauses) ? { because: 'pause' as const } : dayOff(calendar, day);
    if (off) {
      explanation.push({ day, is: 'skipped', ...off });
      continue;
    }
    number += 1;
    explanation.push({ day, is: 'counted', number, extended: number > workingDays });
    if (number >= total) return { day, explanation };
  }
  throw new RangeError('the calendar has no working days');
}

/** The working day as whose post something counts: what comes after closing time is the next one's. */
export function receiptDay(received: Date, calendar: WorkingCalendar): string {
  return receiptOf(received, calendar).day;
}

type Receipt = Pick<Extract<ClockDay, { is: 'receipt' }>, 'day' | 'moved'>;

function receiptOf(received: Date, calendar: WorkingCalendar): Receipt {
  const arrived = dayInVietnam(received);
  if (dayOff(calendar, arrived)) return { day: nextWorkingDay(calendar, arrived), moved: 'day-off' };
  if (timeInVietnam(received) < hoursOn(calendar, arrived).closesAt) return { day: arrived, moved: null };
  return { day: nextWorkingDay(calendar, arrived), moved: 'after-closing' };
}

function isPaused(day: string, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, until }) => from <= day && until !== null && day <= until);
}
