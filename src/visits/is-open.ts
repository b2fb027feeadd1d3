import { dayAfter } from '../requests/calendar-days.ts';
import { dayOff, type WorkingCalendar } from '../requests/clock/working-calendar.ts';
import type { ExceptionInput } from './closures.ts';
import type { Closed, NotBookable, RoomSession, Session } from './opening.ts';
import type { RoomRules, VisitRules } from './policy.ts';
import { begins, bookableUntil, ends, type When } from './session-times.ts';

/** What besides policy decides when rooms are open. */
export interface Opening {
  calendar: WorkingCalendar;
  exceptions: readonly ExceptionInput[];
}

/**
 * Why a room is closed in a half-day; null where it is open. What staff entered goes before days off, and both before
 * the week. A weekend is no day off for a room whose week has it.
 */
export function closedBecause(room: RoomRules, when: When, { calendar, exceptions }: Opening): Closed | null {
  const entered = exceptions.filter((one) => hits(one, { ...when, room: room.code }));
  const closure = entered.find(({ kind }) => kind === 'closed');
  if (closure) return { because: 'closure', label: closure.label };
  if (entered.length > 0) return null;
  if (!room.sessions[weekday(when.day)]?.includes(when.half)) return { because: 'week' };
  const off = dayOff(calendar, when.day);
  return off && off.because !== 'weekend' ? { because: 'day-off', label: off.label } : null;
}

/** When readers can book: the moment, and how far ahead. */
export interface BookingTime {
  /** ISO 8601 UTC. */
  now: string;
  /** In Việt Nam. */
  today: string;
  horizonDays: number;
}

/** Why a reader cannot book seats now, full or not; null where they can. */
export function notBookable(
  rules: VisitRules,
  session: Session,
  { opening, ...time }: BookingTime & { opening: Opening },
): NotBookable | null {
  return closedOrUnknown(rules, session, opening) ?? outOfTime(rules, session, time);
}

/** Why a half-day cannot be booked at this moment, whatever is open in it. */
export function outOfTime(rules: VisitRules, when: When, { now, today, horizonDays }: BookingTime): NotBookable | null {
  if (begins(rules, when) <= now) return { because: 'past' };
  const last = dayAfter(today, horizonDays);
  if (when.day > last) return { because: 'too-far', last };
  const until = bookableUntil(rules, when);
  return until <= now ? { because: 'too-soon', until } : null;
}

/** The same for staff, who may book until it ends, and as far ahead as they like. */
export function notBookableByStaff(
  rules: VisitRules,
  session: Session,
  { now, opening }: { now: string; opening: Opening },
): NotBookable | null {
  return closedOrUnknown(rules, session, opening) ?? (ends(rules, session) <= now ? { because: 'past' } : null);
}

function closedOrUnknown(rules: VisitRules, session: Session, opening: Opening): NotBookable | null {
  const room = rules.rooms.find(({ code }) => code === session.room);
  if (!room?.seats[session.seatClass]) return { because: 'no-such-room' };
  return closedBecause(room, session, opening);
}

/** Seats of a kind in a room; none where there is no such room. */
export function seatsIn(rules: VisitRules, { room, seatClass }: Pick<Session, 'room' | 'seatClass'>): number {
  return rules.rooms.find(({ code }) => code === room)?.seats[seatClass] ?? 0;
}

export function hits(exception: ExceptionInput, session: RoomSession): boolean {
  return (
    exception.fromDay <= session.day &&
    session.day <= exception.untilDay &&
    (exception.room === null || exception.room === session.room) &&
    (exception.half === null || exception.half === session.half)
  );
}

/** 1 is Monday, 7 Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
