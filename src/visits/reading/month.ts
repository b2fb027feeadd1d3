import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { dayAfter } from '../../requests/calendar-days.ts';
import { closedBecause, notBookable, weekday, type Opening } from '../is-open.ts';
import type { DayHalf, MonthQuery, MonthView, RoomHalf, RoomOutline, SessionView } from '../month.ts';
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
  const rows = await takenSeats(room.db, { from, until, at: now.toISOString() });
  return {
    room,
    now: now.toISOString(),
    today: dayInVietnam(now),
    opening: await openingOf(room, room.db, from, until),
    taken: new Map(rows.map(({ taken, ...session }) => [keyOf(session), taken])),
    query,
  };
}

function keyOf(session: When & { room: string; seatClass: SeatClass }): string {
  return [session.day, session.half, session.room, session.seatClass].join(' ');
}

function halfOf(looking: Looking, when: When): DayHalf {
  const rules = looking.room.policy.on(when.day);
  const rooms = rules.rooms.filter(({ code }) => looking.query.room === undefined || looking.query.room === code);
  return {
    half: when.half,
    hours: rules.hours[when.half],
    rooms: rooms.map((one) => roomOf(looking, rules, when, one)),
  };
}

function roomOf(
  { room, now, today, opening, taken, query }: Looking,
  rules: VisitRules,
  when: When,
  one: RoomRules,
): RoomHalf {
  const classes = seatsOf(one, query.seatClass);
  const isClosed = closedBecause(one, when, opening) !== null;
  const seats = isClosed
    ? []
    : classes.map(({ seatClass, total }) => {
        const free = total - (taken.get(keyOf({ ...when, room: one.code, seatClass })) ?? 0);
        return { seatClass, total, free: Math.max(0, free) };
      });
  const first = seatsOf(one)[0]!;
  const { horizonDays } = room.policy.on(today);
  const session = { ...when, room: one.code, seatClass: first.seatClass };
  return {
    room: one.code,
    notBookable: notBookable(rules, session, { now, today, horizonDays, opening }),
    seats,
    fits: seats.some(({ free }) => free >= (query.partySize ?? 1)),
  };
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
