import { dayAfter } from '../requests/calendar-days.ts';
import { dayOff, MOST_DAYS, type WorkingCalendar } from '../requests/clock/working-calendar.ts';
import type { VisitRules } from './policy.ts';
import type { Half } from './states.ts';

/** A half-day, whichever room. */
export interface When {
  /** `YYYY-MM-DD`, Việt Nam's time. */
  day: string;
  half: Half;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** @param time `07:30` by a clock in Việt Nam @returns ISO 8601 UTC */
function instantOf(day: string, time: string): string {
  return new Date(`${day}T${time}:00+07:00`).toISOString();
}

export function begins(rules: Pick<VisitRules, 'hours'>, { day, half }: When): string {
  return instantOf(day, rules.hours[half].from);
}

export function ends(rules: Pick<VisitRules, 'hours'>, { day, half }: When): string {
  return instantOf(day, rules.hours[half].until);
}

/** Until when a reader can book it. */
export function bookableUntil(rules: Pick<VisitRules, 'hours' | 'leadMinutes'>, when: When): string {
  return earlier(begins(rules, when), rules.leadMinutes * MINUTE_MS);
}

/** Until when a reader can cancel or move a visit. */
export function cancelUntil(rules: Pick<VisitRules, 'hours' | 'cancelUntilHours'>, when: When): string {
  return earlier(begins(rules, when), rules.cancelUntilHours * HOUR_MS);
}

/** From when on nobody is expected any more. */
export function missedFrom(rules: Pick<VisitRules, 'hours' | 'noShowMinutes'>, when: When): string {
  return earlier(ends(rules, when), -rules.noShowMinutes * MINUTE_MS);
}

/**
 * Until when files for it can be asked for: so many working days before, at a time of day. Days off between are none
 * on which anybody fetches.
 * @throws RangeError where the calendar has no working day in ten years
 */
export function filesUntil(
  { filesBy, ...rules }: Pick<VisitRules, 'filesBy' | 'hours'>,
  when: When,
  calendar: WorkingCalendar,
): string {
  let { day } = when;
  for (let left = filesBy.workingDaysBefore, looked = 0; left > 0; looked++) {
    if (looked > MOST_DAYS) throw new RangeError('the calendar has no working days');
    day = dayAfter(day, -1);
    if (!dayOff(calendar, day)) left -= 1;
  }
  const until = instantOf(day, filesBy.at);
  const start = begins(rules, when);
  return until < start ? until : start;
}

function earlier(instant: string, ms: number): string {
  return new Date(Date.parse(instant) - ms).toISOString();
}
