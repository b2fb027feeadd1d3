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
  /** Staff book for readers at their own desk; here they only look. */
  mayBook: boolean;
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
  const outlines = outlinesOf(rules);
  const wanted = query.get('room') ?? booked?.room.code;
  const room = outlines.find(({ code }) => code === wanted) ?? outlines[0];
  if (!room) return NONE;
  const wish = {
    room: room.code,
    seatClass: query.has('seat') ? seatClassNamed(query.get('seat')) : booked?.seatClass,
    partySize: booked?.partySize ?? partySizeNamed(query.get('people'), rules.limits.groupSize),
  };
  const today = dayInVietnam(new Date());
  const shown = await monthFor(locals, wish, { asked: query.get('month'), today });
  if (!shown) return NONE;
  return show({
    rules,
    ...shown,
    rooms: outlines,
    room,
    seatClass: wish.seatClass,
    partySize: wish.partySize,
    asList: query.get('view') === 'list',
    lastDay: dayAfter(today, rules.horizonDays),
    carried,
    moving: booked,
    inCart: await cart.count(visitor),
    mayBook: visitor.actor.kind !== 'staff',
  });
}

/** What is no month is as none asked for; then, at a month's end, what can be booked is what is shown first. */
async function monthFor(
  { services: { visits }, visitor: { actor } }: App.Locals,
  wish: { room: string; seatClass?: SeatClass; partySize: number },
  { asked, today }: { asked: string | null; today: string },
): Promise<Pick<RoomsPageData, 'month' | 'days'> | undefined> {
  const own = actor.kind === 'reader' ? ownSessions(await visits.ownVisits(actor)) : new Map<string, string>();
  const read = async (month: string) => {
    const view = await visits.month(actor, { month, ...wish });
    return view.ok
      ? { month: view.value, days: calendarDays(view.value.days, { room: wish.room, own, today }) }
      : undefined;
  };
  const named = asked ? await read(asked) : undefined;
  if (named) return named;
  const now = await read(today.slice(0, 7));
  return now && !hasSessions(now.days) && now.month.next ? read(now.month.next) : now;
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
