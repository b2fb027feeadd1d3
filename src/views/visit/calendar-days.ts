import type { MonthDay, RoomHalf } from '../../visits/month.ts';
import type { NotBookable } from '../../visits/opening.ts';
import type { Half } from '../../visits/states.ts';

/** A half-day of one room, as the calendar shows it. */
export interface CalendarHalf {
  half: Half;
  /** Null: it can be booked, or waited for. */
  why: NotBookable | null;
  free: number;
  fits: boolean;
  /** The reader's own visit in it. */
  ownVisit?: string;
}

export interface CalendarDay {
  day: string;
  weekday: number;
  isToday: boolean;
  isPast: boolean;
  /** The whole day is closed for one reason, said once. */
  closed: NotBookable | null;
  halves: CalendarHalf[];
}

/** @param own ids of the reader's own visits, by `day half` @param today in Việt Nam, `YYYY-MM-DD` */
export function calendarDays(
  days: readonly MonthDay[],
  { room, own, today }: { room: string; own: ReadonlyMap<string, string>; today: string },
): CalendarDay[] {
  return days.map(({ day, weekday, isToday, halves }) => {
    const shown = halves.flatMap(({ half, rooms }) => {
      const found = rooms.find((each) => each.room === room);
      return found ? [{ ...halfOf(half, found), ownVisit: own.get(`${day} ${half}`) }] : [];
    });
    return { day, weekday, isToday, isPast: day < today, closed: closedAllDay(shown), halves: shown };
  });
}

function halfOf(half: Half, { notBookable, seats, fits }: RoomHalf): CalendarHalf {
  return { half, why: notBookable, free: seats.reduce((sum, { free }) => sum + free, 0), fits };
}

function closedAllDay(halves: readonly CalendarHalf[]): NotBookable | null {
  const [first] = halves;
  if (!first?.why || halves.some(({ ownVisit }) => ownVisit !== undefined)) return null;
  const isSame = halves.every(({ why }) => JSON.stringify(why) === JSON.stringify(first.why));
  return isSame ? first.why : null;
}

/** Whether anything of these days can still be booked or waited for. */
export function hasSessions(days: readonly CalendarDay[]): boolean {
  return days.some(({ halves }) => halves.some(({ why }) => why === null));
}
