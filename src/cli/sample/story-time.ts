import { dayOff, nextWorkingDay, type WorkingCalendar } from '../../requests/clock/working-calendar.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';

const DAY_MS = 86_400_000;

/** The clock that a story is told by: it stands where it was set. */
export interface StoryClock {
  now(): Date;
  set(time: Date): void;
}

export function storyClock(start: Date): StoryClock {
  let at = start;
  return { now: () => at, set: (time) => void (at = time) };
}

/** One thing that happens in the story. */
export interface Moment {
  time: Date;
  happen(): Promise<void>;
}

/** The working day that lies so many before today, or after it where the number is below zero. `YYYY-MM-DD` */
export function workingDay(calendar: WorkingCalendar, today: Date, ago: number): string {
  if (ago >= 0) return dayInVietnam(momentOf(calendar, today, { ago, at: '00:00' }));
  let day = dayInVietnam(today);
  for (let ahead = 0; ahead > ago; ahead--) day = nextWorkingDay(calendar, day);
  return day;
}

/**
 * When a step happens: on the working day that lies so many before today, at a time of Việt Nam.
 * @param ago 0 for today, or the last working day where today is none
 * @returns never later than `today`
 */
export function momentOf(calendar: WorkingCalendar, today: Date, { ago, at }: { ago: number; at: string }): Date {
  let time = today.getTime();
  let left = ago;
  while (left > 0 || dayOff(calendar, dayInVietnam(new Date(time)))) {
    if (!dayOff(calendar, dayInVietnam(new Date(time)))) left -= 1;
    time -= DAY_MS;
  }
  const moment = new Date(`${dayInVietnam(new Date(time))}T${at}:00+07:00`);
  return moment > today ? today : moment;
}
