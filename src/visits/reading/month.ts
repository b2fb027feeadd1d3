import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { dayAfter } from '../../requests/calendar-days.ts';
import { closedBecause, outOfTime, weekday, type Opening } from '../is-open.ts';
import type { DayHalf, MonthQuery, MonthView, RoomHalf, RoomOutline, SessionView } from '../month.ts';
import type { NotBookable } from '../opening.ts';
import type { RoomRules, VisitRules } from '../policy.ts';
import type { VisitRefusal } from '../refusals.ts';
import type { VisitRoom } from '../room.ts';
import { begins, ends, filesUntil, type When } from '../session-times.ts';
import { HALVES, SEAT_CLASSES, type SeatClass } from '../states.ts';
import { openingOf } from '../storage/opening.ts';
import { takenSeats } from '../storage/seats.ts';

/** Years whose days are written with four digits. */
const MONTH = /^[1-9]\d{3}-(0[1-9]|1[0-2])$/;

interface Looking {
  room: VisitRoom;
  now: string;
  today: string;
  opening: Opening;
  /** By session and class. */
  taken: ReadonlyMap<string, number>;
  query: Pick<MonthQuery, 'room' | 'seatClass' | 'partySize'>;
}

export async function readMonth(room: VisitRoom, query: MonthQuery): Promise<Result<MonthView, VisitRefusal>> {
  if (!MONTH.test(query.month)) return refused({ code: 'invalid', problems: [{ field: 'month', code: 'unknown' }] });
  const days = daysOf(query.month);
  const looking = await look(room, days[0]!, days.at(-1)!, query);
  const { today } = looking;
  const last = dayAfter(today, room.policy.on(today).horizonDays);
  const [before, after] = [dayAfter(days[0]!, -1), dayAfter(days.at(-1)!, 1)];
  return done({
    month: query.month,
    previous: before >= today ? before.slice(0, 7) : null,
    next: after <= last ? after.slice(0, 7) : null,
    rooms: outlinesOf(room.policy.on(days[0]! < today ? today : days[0]!), query),
    days: days.map((day) => ({
      day,
      weekday: weekday(day),
      isToday: day === today,
      halves: HALVES.map((half) => halfOf(looking, { day, half })),
    })),
  });
}

export async function readSession(room: VisitRoom, when: When): Promise<SessionView | undefined> {
  const { day } = when;
  if (!isDay(day) || !HALVES.includes(when.half)) return undefined;
  const looking = await look(room, day, day, {});
  const rules = room.policy.on(day);
  return {
    ...halfOf(looking, when),
    day,
    begins: begins(rules, when),
    ends: ends(rules, when),
    filesUntil: filesUntil(rules, when, looking.opening.calendar),
    outlines: outlinesOf(rules, {}),
  };
}

function isDay(day: string): boolean {
  return MONTH.test(day.slice(0, 7)) && daysOf(day.slice(0, 7)).includes(day);
}

async function look(room: VisitRoom, from: string, until: string, query: Looking['query']): Promise<Looking> {
  const now = room.now();
  const [rows, opening] = await Promise.all([
    takenSeats(room.db, { from, until, at: now.toISOString() }),
    openingOf(room, room.db, from, until),
  ]);
  return {
    room,
    now: now.toISOString(),
    today: dayInVietnam(now),
    opening,
    taken: new Map(rows.map(({ taken, ...session }) => [keyOf(session), taken])),
    query,
  };
}

function keyOf(session: When & { room: string; seatClass: SeatClass }): string {
  return `${session.day} ${session.half} ${session.room} ${session.seatClass}`;
}

function halfOf(looking: Looking, when: When): DayHalf {
  const { room, now, today, query } = looking;
  const rules = room.policy.on(when.day);
  const late = outOfTime(rules, when, { now, today, horizonDays: room.policy.on(today).horizonDays });
  const rooms = rules.rooms.filter(({ code }) => query.room === undefined || query.room === code);
  return {
    half: when.half,
    hours: rules.hours[when.half],
    rooms: rooms.map((one) => roomOf(looking, when, one, late)),
  };
}

/** @param late why the half-day cannot be booked now, in whichever room */
function roomOf({ opening, taken, query }: Looking, when: When, one: RoomRules, late: NotBookable | null): RoomHalf {
  const closed = closedBecause(one, when, opening);
  const seats = (closed ? [] : seatsOf(one, query.seatClass)).map(({ seatClass, total }) => {
    const free = total - (taken.get(keyOf({ ...when, room: one.code, seatClass })) ?? 0);
    return { seatClass, total, free: Math.max(0, free) };
  });
  const fits = seats.some(({ free }) => free >= (query.partySize ?? 1));
  return { room: one.code, notBookable: closed ?? late, seats, fits };
}

function outlinesOf(rules: VisitRules, query: Looking['query']): RoomOutline[] {
  return rules.rooms
    .filter(({ code }) => query.room === undefined || query.room === code)
    .map((one) => ({ code: one.code, label: one.label, place: one.place, seats: seatsOf(one, query.seatClass) }));
}

/** In the order of SEAT_CLASSES. */
function seatsOf({ seats }: RoomRules, only?: SeatClass): { seatClass: SeatClass; total: number }[] {
  return SEAT_CLASSES.flatMap((seatClass) => {
    const total = seats[seatClass];
    return total === undefined || (only !== undefined && only !== seatClass) ? [] : [{ seatClass, total }];
  });
}

function daysOf(month: string): string[] {
  const days = [];
  for (let day = `${month}-01`; day.startsWith(month); day = dayAfter(day, 1)) days.push(day);
  return days;
}
