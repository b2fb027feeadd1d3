/** Why a day is not worked, or why a Saturday is. */
export const CALENDAR_KINDS = ['holiday', 'compensatory', 'working', 'closure'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** A day that differs from the week's usual one. */
export interface CalendarDay {
  /** `YYYY-MM-DD` */
  day: string;
  kind: CalendarKind;
  /** In the archive's own words: "Tết Nguyên đán". */
  label: string;
}

/** What hours hold from a day on: dated, since rules change and a past day must be counted as it was. */
export interface WorkingHours {
  validFrom: string;
  /** 1 is Monday, 7 Sunday. */
  weekdays: ReadonlySet<number>;
  /** `16:30`: what arrives then or later counts as received on the next working day. */
  closesAt: string;
}

/** Days and hours of work: `content/policy/calendar.yaml`, and over it the days that staff have entered. */
export interface WorkingCalendar {
  /** In order of `validFrom`; the first holds for all days before as well. */
  hours: readonly WorkingHours[];
  days: ReadonlyMap<string, CalendarDay>;
}

export type DayOff = { because: 'weekend' } | { because: Exclude<CalendarKind, 'working'>; label: string };

/** @returns undefined for a working day, else why it is none */
export function dayOff(calendar: WorkingCalendar, day: string): DayOff | undefined {
  const special = calendar.days.get(day);
  if (special?.kind === 'working') return undefined;
  if (special) return { because: special.kind, label: special.label };
  return hoursOn(calendar, day).weekdays.has(weekday(day)) ? undefined : { because: 'weekend' };
}

export function hoursOn({ hours }: WorkingCalendar, day: string): WorkingHours {
  return hours.findLast(({ validFrom }) => validFrom <= day) ?? hours[0]!;
}

export function nextDay(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
}

/** Ten years. So many days off in a row are a calendar gone wrong. */
export const MOST_DAYS = 3_653;

/** @throws RangeError where the calendar has no working day in ten years */
export function nextWorkingDay(calendar: WorkingCalendar, after: string): string {
  let day = nextDay(after);
  for (let looked = 0; dayOff(calendar, day); looked++, day = nextDay(day)) {
    if (looked > MOST_DAYS) throw new RangeError('the calendar has no working days');
  }
  return day;
}

/** 1 is Monday, 7 Sunday. */
function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
