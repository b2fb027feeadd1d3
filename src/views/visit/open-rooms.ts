import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { dayAfter } from '../../requests/calendar-days.ts';
import type { MonthView, RoomOutline } from '../../visits/month.ts';
import type { OwnVisit, OwnVisitLine } from '../../visits/own-visit.ts';
import type { VisitRules } from '../../visits/policy.ts';
import { SEATED, type SeatClass } from '../../visits/states.ts';
import { NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { calendarDays, hasSessions, type CalendarDay } from './calendar-days.ts';
import { partySizeNamed, readCarried, seatClassNamed, type Carried } from './carried.ts';

export interface RoomsPageData {
  rules: VisitRules;
  month: Pick<MonthView, 'month' | 'previous' | 'next'>;
  rooms: RoomOutline[];
  /** The one whose calendar is shown. */
  room: RoomOutline;
  seatClass?: SeatClass;
  partySize: number;
  asList: boolean;
  days: CalendarDay[];
  /** Last day that can be booked today. */
  lastDay: string;
  carried: Carried;
  /** The visit that is being moved. */
  moving?: OwnVisit;
  inCart: number;
}

/** The reading rooms and their calendar: for everybody, and by one filter for those with a wish. */
export async function openRooms({ locals, url }: PageContext): Promise<PageAnswer<RoomsPageData>> {
  const { services, visitor } = locals;
  const { visits, cart } = services;
  const query = url.searchParams;
  const rules = visits.rules();
  const carried = readCarried(query);
  const moving = carried.move ? await visits.ownVisit(visitor.actor, carried.move) : undefined;
  if (moving && !moving.ok) return NONE;
  const booked = moving?.value;
  const wanted = query.get('room') ?? booked?.room.code;
  const seatClass = query.has('seat') ? seatClassNamed(query.get('seat')) : booked?.seatClass;
  const partySize = booked?.partySize ?? partySizeNamed(query.get('people'), rules.limits.groupSize);

  const today = dayInVietnam(new Date());
  const asked = query.get('month');
  const ask = (month: string) => visits.month(visitor.actor, { month, seatClass, partySize });
  const first = await ask(asked ?? today.slice(0, 7));
  // What is no month is as no month named.
  const shown = first.ok ? first : await ask(today.slice(0, 7));
  if (!shown.ok) return NONE;
  const outlines = outlinesOf(rules);
  const room = outlines.find(({ code }) => code === wanted) ?? outlines[0];
  if (!room) return NONE;
  const own =
    visitor.actor.kind === 'reader' ? ownSessions(await visits.ownVisits(visitor.actor)) : new Map<string, string>();
  let view = shown.value;
  let days = calendarDays(view.days, room.code, own);
  // At a month's end the first thing to see is what can be booked.
  if (!asked && !hasSessions(days) && view.next) {
    const next = await ask(view.next);
    if (next.ok) view = next.value;
    days = calendarDays(view.days, room.code, own);
  }
  return show({
    rules,
    month: view,
    rooms: outlines,
    room,
    seatClass,
    partySize,
    asList: query.get('view') === 'list',
    days,
    lastDay: dayAfter(today, rules.horizonDays),
    carried,
    moving: booked,
    inCart: await cart.count(visitor),
  });
}

/** Every room of the rules with its seats, whatever is filtered. */
function outlinesOf({ rooms }: VisitRules): RoomOutline[] {
  return rooms.map(({ code, label, place, seats }) => ({
    code,
    label,
    place,
    seats: Object.entries(seats).flatMap(([name, total]) => {
      const seatClass = seatClassNamed(name);
      return seatClass ? [{ seatClass, total }] : [];
    }),
  }));
}

function ownSessions(visits: readonly OwnVisitLine[]): Map<string, string> {
  const seated: readonly string[] = SEATED;
  return new Map(
    visits.filter(({ state }) => seated.includes(state)).map(({ day, half, id }) => [`${day} ${half}`, id]),
  );
}
