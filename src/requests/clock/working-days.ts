import { dayOff, nextDay, nextWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/**
 * The last of so many working days after a day, which is not counted itself.
 * @param days at least 1
 * @throws RangeError where the calendar has no working day in ten years
 */
export function addWorkingDays(calendar: WorkingCalendar, from: string, days: number): string {
  let day = from;
  for (let added = 0; added < days; added++) day = nextWorkingDay(calendar, day);
  return day;
}

/** Working days after one day up to and including another: what is left until a due day; 0 when it is past. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, until: string): number {
  let count = 0;
  for (let day = nextDay(from); day <= until; day = nextDay(day)) if (!dayOff(calendar, day)) count += 1;
  return count;
}

/** Late is never stored: only the day after the last one is. */
export function isLate(dueOn: string | null, today: string): boolean {
  return dueOn !== null && today > dueOn;
}
