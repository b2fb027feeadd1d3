import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '../../../src/readers/actor.ts';
import { readCalendarPolicy } from '../../../src/requests/clock/calendar-policy.ts';
import { createCalendarDesk } from '../../../src/requests/clock/create-calendar-desk.ts';
import { createChangeDay } from '../../../src/visits/closures/change-calendar-day.ts';
import type { ExceptionInput } from '../../../src/visits/closures.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { addReader, refusal, value } from '../requests/request-room.ts';
import { faultsOfSeats } from './seats-in-order.ts';
import { booked, held, MONDAY, openRooms, TUESDAY_MORNING, type TestRooms } from './visit-room.ts';

describe.each(DATABASES)('closing rooms, on %s', (kind) => {
  let rooms: TestRooms;
  let people = 0;
  const somebody = () => addReader(rooms.db, `somebody-${people++}`, { assurance: 'seen' });
  const on = (day: string) => ({ ...TUESDAY_MORNING, day });
  const closure = (day: string, change: Partial<ExceptionInput> = {}): ExceptionInput => {
    return { kind: 'closed', room: null, fromDay: day, untilDay: day, half: null, label: 'Kiểm kê kho', ...change };
  };
  beforeAll(async () => {
    rooms = await openRooms(kind);
  });
  beforeEach(() => rooms.at(MONDAY));
  afterAll(async () => {
    expect(await faultsOfSeats(rooms.db)).toEqual([]);
    await rooms.close();
  });

  it('closes a room only with a choice for each visit that it hits', async () => {
    const { desk, staff, visits } = rooms;
    const [first, second, third] = [await somebody(), await somebody(), await somebody()];
    const day = '2026-12-10';
    const called = await booked(rooms, ['open'], { actor: first, session: on(day) });
    const moved = await booked(rooms, ['second'], { actor: second, session: on(day) });
    const only = await held(rooms, { actor: third, session: on(day) });
    const input = closure(day, { half: 'morning' });
    const affected = value(await desk.affectedBy(staff.hoa, input));
    expect(affected.map(({ id, state }) => [id, state])).toEqual([
      [called.id, 'confirmed'],
      [moved.id, 'confirmed'],
      [only.id, 'held'],
    ]);
    expect(value(await desk.affectedBy(staff.hoa, { ...input, half: 'afternoon' }))).toEqual([]);
    const callOff = { visitId: called.id, then: 'call-off' } as const;
    const without = await desk.setException(staff.hoa, { ...input, choices: [callOff] });
    expect(refusal(without)).toMatchObject({ code: 'choices-missing', visits: [{ id: moved.id }] });
    const to = (half: 'morning' | 'afternoon') => ({ ...on(day), half });
    const intoIt = { visitId: moved.id, then: 'move', to: { ...to('morning'), seatClass: 'computer' } } as const;
    // Nowhere that is closed by the same entry.
    expect(refusal(await desk.setException(staff.hoa, { ...input, choices: [callOff, intoIt] }))).toMatchObject({
      code: 'choice-failed',
      visitId: moved.id,
      refusal: { code: 'not-bookable', why: { because: 'closure', label: 'Kiểm kê kho' } },
    });
    expect(value(await visits.ownVisit(first, called.id)).state).toBe('confirmed');
    const move = { visitId: moved.id, then: 'move', to: to('afternoon') } as const;
    const { id } = value(await desk.setException(staff.hoa, { ...input, choices: [callOff, move] }));

    expect(value(await visits.ownVisit(first, called.id))).toMatchObject({
      state: 'cancelled-by-staff',
      reason: 'Kiểm kê kho',
    });
    expect(value(await visits.ownVisit(third, only.id)).state).toBe('released');
    const [anew] = await visits.ownVisits(second);
    expect(anew).toMatchObject({ state: 'confirmed', half: 'afternoon', files: 1 });
    const hold = await visits.hold(third, { ...on(day), language: 'vi', partySize: 1 });
    expect(refusal(hold)).toMatchObject({ why: { because: 'closure', label: 'Kiểm kê kho' } });
    const session = await visits.session(GUEST, { day, half: 'morning' });
    expect(session?.rooms[0]).toMatchObject({ notBookable: { because: 'closure' }, seats: [], fits: false });

    value(await desk.endException(staff.hoa, id, { choices: [] }));
    expect(refusal(await desk.endException(staff.hoa, id, { choices: [] })).code).toBe('not-found');
    const history = value(await desk.exceptions(staff.hoa)).find((one) => one.id === id);
    expect(history).toMatchObject({ createdBy: 'Người tên hoa', endedBy: 'Người tên hoa' });
    await held(rooms, { actor: third, session: on(day) });
  });

  it('opens a Saturday, and takes that back only with a choice for who has booked it', async () => {
    const { desk, staff } = rooms;
    const saturday = '2026-12-12';
    const reader = await somebody();
    const hold = () => rooms.visits.hold(reader, { ...on(saturday), language: 'vi', partySize: 1 });
    expect(refusal(await hold())).toMatchObject({ why: { because: 'week' } });
    const open = closure(saturday, { kind: 'open', room: 'main', half: 'morning', label: 'Mở thêm' });
    const { id } = value(await desk.setException(staff.hoa, { ...open, choices: [] }));
    const visit = await booked(rooms, [], { actor: reader, session: on(saturday) });
    expect(refusal(await desk.endException(staff.hoa, id, { choices: [] }))).toMatchObject({
      code: 'choices-missing',
      visits: [{ id: visit.id }],
    });
    value(await desk.endException(staff.hoa, id, { choices: [{ visitId: visit.id, then: 'call-off' }] }));
  });

  it('takes a day off of the whole archive, and takes back a day of work, only with a choice for each visit', async () => {
    const { staff, visits, db, room } = rooms;
    const calendar = createCalendarDesk(db, {
      policy: readCalendarPolicy('content'),
      recompute: async () => 0,
      changeDay: createChangeDay(room),
      now: room.now,
    });
    const [first, second, third] = [await somebody(), await somebody(), await somebody()];
    const [day, off] = ['2026-12-22', { day: '2026-12-22', kind: 'closure', label: 'Mất điện' }];
    const called = await booked(rooms, ['open'], { actor: first, session: on(day) });
    const moved = await booked(rooms, [], { actor: second, session: on(day) });
    const only = await held(rooms, { actor: third, session: on(day) });
    const entered = () => db.selectFrom('calendar_day').select('day').where('day', '=', day).execute();
    const callOff = { visitId: called.id, then: 'call-off' } as const;
    const move = { visitId: moved.id, then: 'move', to: on('2026-12-23') } as const;
    expect(refusal(await calendar.setDay(staff.tam, { ...off, choices: [] }))).toMatchObject({
      code: 'choices-missing',
      visits: [{ id: called.id }, { id: moved.id }],
    });
    const intoIt = { ...move, to: { ...on(day), half: 'afternoon' } } as const;
    expect(refusal(await calendar.setDay(staff.tam, { ...off, choices: [callOff, intoIt] }))).toMatchObject({
      code: 'choice-failed',
      visitId: moved.id,
      refusal: { why: { because: 'day-off', label: 'Mất điện' } },
    });
    expect(await entered()).toEqual([]);
    expect(value(await visits.ownVisit(third, only.id)).state).toBe('held');
    value(await calendar.setDay(staff.tam, { ...off, choices: [callOff, move] }));
    expect(await entered()).toEqual([{ day }]);
    expect(value(await visits.ownVisit(first, called.id))).toMatchObject({
      state: 'cancelled-by-staff',
      reason: 'Mất điện',
    });
    expect(value(await visits.ownVisit(third, only.id)).state).toBe('released');
    expect((await visits.ownVisits(second))[0]).toMatchObject({ state: 'confirmed', day: '2026-12-23' });

    // A day off of the policy file on which work was entered is one again when that is taken back.
    const holiday = '2027-01-01';
    value(await calendar.setDay(staff.tam, { day: holiday, kind: 'working', label: 'Trực', choices: [] }));
    const late = await booked(rooms, [], { actor: first, session: on(holiday) });
    expect(refusal(await calendar.removeDay(staff.tam, holiday, { choices: [] }))).toMatchObject({
      code: 'choices-missing',
      visits: [{ id: late.id }],
    });
    value(await calendar.removeDay(staff.tam, holiday, { choices: [{ visitId: late.id, then: 'call-off' }] }));
    expect(value(await visits.ownVisit(first, late.id)).state).toBe('cancelled-by-staff');
  });

  it('says what is wrong with a closure', async () => {
    const { desk, staff } = rooms;
    const wrong = async (change: Partial<ExceptionInput>) => {
      const given = refusal(await desk.affectedBy(staff.hoa, closure('2026-12-10', change)));
      return given.code === 'invalid' ? given.problems.map(({ field, code }) => `${field} ${code}`) : given.code;
    };
    expect(await wrong({ room: 'cellar' })).toEqual(['room unknown']);
    expect(await wrong({ fromDay: '2026-11-29' })).toEqual(['fromDay day-out-of-range']);
    expect(await wrong({ untilDay: '2026-12-09' })).toEqual(['untilDay day-out-of-range']);
    expect(await wrong({ untilDay: '2026-02-30' })).toEqual(['untilDay unknown']);
    expect(await wrong({ untilDay: '2028-12-10' })).toEqual(['untilDay too-many']);
    expect(await wrong({ label: ' ' })).toEqual(['label missing']);
  });
});
