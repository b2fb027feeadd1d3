import { describe, expect, it } from 'vitest';
import type { MonthDay, RoomHalf } from '../../../../src/visits/month.ts';
import type { NotBookable } from '../../../../src/visits/opening.ts';
import { calendarDays, hasSessions } from '../../../../src/views/visit/calendar-days.ts';

const HOURS = { from: '07:30', until: '11:30' };
const TET: NotBookable = { because: 'day-off', label: 'Tết' };

function half(notBookable: NotBookable | null, free: number[] = [], fits = free.some((n) => n > 0)): RoomHalf {
  return { room: 'main', notBookable, fits, seats: free.map((n) => ({ seatClass: 'standard', total: 16, free: n })) };
}

function day(morning: RoomHalf, afternoon: RoomHalf, isToday = false): MonthDay {
  const halves = [
    { half: 'morning' as const, hours: HOURS, rooms: [morning] },
    { half: 'afternoon' as const, hours: HOURS, rooms: [afternoon] },
  ];
  return { day: '2026-12-01', weekday: 2, isToday, halves };
}

const MAIN = { room: 'main', own: new Map<string, string>(), today: '2026-11-30' };
const calendar = (at: MonthDay, own = new Map<string, string>()) => calendarDays([at], { ...MAIN, own })[0]!;

describe('a day of the calendar', () => {
  it('adds up the free seats of a room whatever their kind', () => {
    expect(calendar(day(half(null, [3, 2]), half(null, [0, 0]))).halves).toMatchObject([
      { half: 'morning', why: null, free: 5, fits: true },
      { half: 'afternoon', why: null, free: 0, fits: false },
    ]);
  });

  it('says once why the whole day is closed, and each half where they differ', () => {
    expect(calendar(day(half(TET), half(TET))).closed).toEqual(TET);
    expect(calendar(day(half(TET), half({ because: 'week' }))).closed).toBeNull();
    expect(calendar(day(half(null, [1]), half({ because: 'week' }))).closed).toBeNull();
  });

  it('is past once another day has come, also one on which nothing was open', () => {
    const [closed] = calendarDays([day(half(TET), half(TET))], { ...MAIN, today: '2026-12-02' });
    expect(closed?.isPast).toBe(true);
    const [today] = calendarDays([day(half(TET), half(TET))], { ...MAIN, today: '2026-12-01' });
    expect(today?.isPast).toBe(false);
  });

  it("shows the reader's own visit also where nothing can be booked any more", () => {
    const own = new Map([['2026-12-01 morning', 'v1']]);
    const shown = calendar(day(half({ because: 'past' }), half({ because: 'past' })), own);
    expect(shown.closed).toBeNull();
    expect(shown.halves.map(({ ownVisit }) => ownVisit)).toEqual(['v1', undefined]);
  });

  it('knows nothing of rooms that were not asked for', () => {
    expect(calendarDays([day(half(null, [1]), half(null, [1]))], { ...MAIN, room: 'media' })[0]?.halves).toEqual([]);
  });

  it('has sessions while something can be booked or waited for', () => {
    expect(hasSessions(calendarDays([day(half(null, [0]), half(TET))], MAIN))).toBe(true);
    expect(hasSessions(calendarDays([day(half(TET), half(TET))], MAIN))).toBe(false);
  });
});
