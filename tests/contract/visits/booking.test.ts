import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '../../../src/readers/actor.ts';
import { releaseHolds } from '../../../src/visits/keeping-time/keep-visits.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { insertGrant } from '../requests/grant-rows.ts';
import { addReader, refusal, value } from '../requests/request-room.ts';
import { faultsOfSeats } from './seats-in-order.ts';
import {
  booked,
  held,
  LARGE,
  MONDAY,
  newKey,
  openRooms,
  TUESDAY_MORNING,
  visitForm,
  WEDNESDAY_MORNING,
  type TestRooms,
} from './visit-room.ts';

describe.each(DATABASES)('booking a seat, on %s', (kind) => {
  let rooms: TestRooms;
  let people = 0;
  /** Somebody who has booked nothing yet. */
  const somebody = () => addReader(rooms.db, `somebody-${people++}`, { assurance: 'seen' });
  beforeAll(async () => {
    rooms = await openRooms(kind, (yaml) =>
      yaml.replace('standard: 16', 'standard: 60').replace('camera: 2', 'camera: 1'),
    );
  });
  beforeEach(() => rooms.at(MONDAY));
  afterAll(async () => {
    expect(await faultsOfSeats(rooms.db)).toEqual([]);
    await rooms.close();
  });

  it('is for readers who are known by an address and not suspended', async () => {
    const { visits, readers, staff } = rooms;
    const input = { ...TUESDAY_MORNING, language: 'vi', partySize: 1 } as const;
    expect(refusal(await visits.hold(GUEST, input)).code).toBe('not-allowed');
    expect(refusal(await visits.hold(staff.hoa, input)).code).toBe('not-allowed');
    expect(refusal(await visits.hold(readers.suspended, input)).code).toBe('suspended');
    expect(refusal(await visits.hold(readers.unverified, input)).code).toBe('email-not-verified');
    // Suspended a moment ago: the session still says otherwise.
    const late = { ...readers.suspended, status: 'active' } as const;
    expect(refusal(await visits.hold(late, input)).code).toBe('suspended');
  });

  it('is possible for sessions that there are, from the horizon to the lead time', async () => {
    const { visits } = rooms;
    const reader = await somebody();
    const why = async (change: object) => {
      const given = refusal(await visits.hold(reader, { ...TUESDAY_MORNING, language: 'vi', partySize: 1, ...change }));
      return given.code === 'not-bookable' ? given.why : given;
    };
    expect(await why({ room: 'cellar' })).toEqual({ because: 'no-such-room' });
    expect(await why({ seatClass: 'camera' })).toEqual({ because: 'no-such-room' });
    expect(await why({ day: '2026-11-27' })).toEqual({ because: 'past' });
    expect(await why({ day: '2026-12-04', half: 'afternoon' })).toEqual({ because: 'week' });
    expect(await why({ day: '2027-03-01' })).toEqual({ because: 'too-far', last: '2027-01-29' });
    expect(await why({ partySize: 16 })).toMatchObject({
      problems: [{ field: 'partySize', code: 'too-many', most: 15 }],
    });
    expect(await why({ partySize: 0.5 })).toMatchObject({ problems: [{ field: 'partySize', code: 'missing' }] });
    rooms.at('2026-12-01T00:00:00.000Z');
    expect(await why({})).toMatchObject({ because: 'too-soon' });
  });

  it('holds the same seat when the button is pressed twice, and lets it go for another one', async () => {
    const { visits, db } = rooms;
    const reader = await somebody();
    const first = await held(rooms, { actor: reader });
    expect(await held(rooms, { actor: reader })).toEqual(first);
    const second = await held(rooms, { actor: reader, session: { ...TUESDAY_MORNING, room: 'media' } });
    expect(value(await visits.ownVisit(reader, first.id)).state).toBe('released');
    expect((await visits.ownVisits(reader)).map(({ id }) => id)).toEqual([second.id]);
    const seats = await db
      .selectFrom('seat_occupancy')
      .innerJoin('visit', 'visit.pk', 'seat_occupancy.visit_pk')
      .select('visit.id')
      .where('visit.account_pk', '=', reader.pk)
      .execute();
    expect(seats).toEqual([{ id: second.id }]);
  });

  it('of a seat whose hold has run out takes nothing: it counts as free, and whoever wants it has it', async () => {
    const { visits } = rooms;
    const [first, second] = [await somebody(), await somebody()];
    const seat = await held(rooms, { actor: first, session: LARGE });
    const free = async () => {
      const view = await visits.session(GUEST, LARGE);
      return view?.rooms[0]?.seats.find(({ seatClass }) => seatClass === 'large-table')?.free;
    };
    expect(await free()).toBe(0);
    expect(refusal(await visits.hold(second, { ...LARGE, language: 'vi', partySize: 1 }))).toEqual({
      code: 'full',
      free: 0,
    });
    rooms.at(seat.heldUntil);
    expect(await free()).toBe(1);
    const own = value(await visits.ownVisit(first, seat.id));
    expect([own.state, own.can.request]).toEqual(['released', false]);
    const late = await visits.request(first, seat.id, { version: 1, ...visitForm([]), submissionKey: newKey() });
    expect(refusal(late)).toEqual({ code: 'hold-over' });
    const taken = await held(rooms, { actor: second, session: LARGE });
    value(await visits.release(second, taken.id, { version: 1 }));
  });

  it('stops at the open visits that policy allows', async () => {
    const reader = await somebody();
    const days = ['2026-12-08', '2026-12-09', '2026-12-10'];
    for (const day of days) {
      for (const half of ['morning', 'afternoon'] as const) {
        await held(rooms, { actor: reader, session: { ...TUESDAY_MORNING, day, half } });
      }
    }
    const seventh = await rooms.visits.hold(reader, { ...TUESDAY_MORNING, language: 'vi', partySize: 1 });
    expect(refusal(seventh)).toEqual({ code: 'limit', limit: 'open-visits', most: 6 });
  });

  it('waits for staff where a reader is not known yet, a file is not open to all, files are many, or people', async () => {
    const { readers, db, ids } = rooms;
    expect((await booked(rooms, ['open'], { actor: readers.declared, session: WEDNESDAY_MORNING })).state).toBe(
      'requested',
    );
    const reader = await somebody();
    await insertGrant(db, reader, ids.conditional);
    expect((await booked(rooms, ['conditional'], { actor: reader })).state).toBe('requested');
    const group = await booked(rooms, [], { actor: await somebody(), partySize: 3 });
    expect(group.state).toBe('requested');
    expect((await booked(rooms, [], { actor: await somebody() })).state).toBe('confirmed');
  });

  it('tells all that is wrong with the form at once', async () => {
    const { visits, ids } = rooms;
    const reader = await somebody();
    const { id, version } = await held(rooms, { actor: reader, partySize: 2 });
    const form = visitForm([ids.hidden], { purpose: 'fun', subject: 'x'.repeat(501) });
    const given = refusal(await visits.request(reader, id, { version, ...form, submissionKey: newKey() }));
    expect(given).toMatchObject({
      code: 'invalid',
      problems: [
        { field: 'purpose', code: 'unknown' },
        { field: 'partyName', code: 'missing' },
        { field: 'subject', code: 'too-long', most: 500 },
        { field: `files.${ids.hidden}`, code: 'file' },
      ],
    });
    const many = visitForm(
      Array.from({ length: 21 }, (_, at) => `record-${at}`),
      { partyName: 'Lớp' },
    );
    const tooMany = refusal(await visits.request(reader, id, { version, ...many, submissionKey: newKey() }));
    expect(tooMany).toMatchObject({
      problems: expect.arrayContaining([{ field: 'files', code: 'too-many', most: 20 }]) as unknown,
    });
  });

  it('can be cancelled and moved until the cut-off, and by staff after it', async () => {
    const { visits, desk, staff } = rooms;
    const reader = await somebody();
    const session = { ...TUESDAY_MORNING, day: '2026-12-10' };
    const { id, version } = await booked(rooms, ['open'], { actor: reader, session });
    rooms.at('2026-12-09T22:30:00.000Z');
    const until = '2026-12-09T22:30:00.000Z';
    expect(refusal(await visits.cancel(reader, id, { version }))).toEqual({ code: 'too-late', until });
    const to = { ...session, half: 'afternoon' } as const;
    expect(refusal(await visits.move(reader, id, { version, to }))).toEqual({ code: 'too-late', until });
    const moved = value(await desk.move(staff.hoa, id, { version, to, reason: 'Độc giả gọi điện' }));
    expect(moved.state).toBe('confirmed');
    const [old, anew] = [value(await visits.ownVisit(reader, id)), value(await visits.ownVisit(reader, moved.id))];
    expect([old.state, old.movedTo, old.items.length]).toEqual(['moved', moved.id, 0]);
    expect([anew.movedFrom, anew.half, anew.items.length, anew.purpose]).toEqual([id, 'afternoon', 1, 'history']);
  });

  it('is moved whole or not at all: where a file cannot be had in the new session, the visit stays', async () => {
    const { visits } = rooms;
    const [first, second] = [await somebody(), await somebody()];
    const [from, to] = [
      { ...TUESDAY_MORNING, day: '2026-12-15' },
      { ...TUESDAY_MORNING, day: '2026-12-16' },
    ];
    await booked(rooms, ['open'], { actor: second, session: to });
    const visit = await booked(rooms, ['open'], { actor: first, session: from });
    const moved = await visits.move(first, visit.id, { version: visit.version, to });
    expect(refusal(moved)).toMatchObject({ problems: [{ trouble: { is: 'in-use', untilDay: to.day } }] });
    const own = value(await visits.ownVisit(first, visit.id));
    expect([own.state, own.version, own.seats.length, own.items.length]).toEqual(['confirmed', visit.version, 1, 1]);
  });

  it('puts who waits into the freed seat, the longest first, and past them nobody', async () => {
    const { visits, db } = rooms;
    const session = { ...TUESDAY_MORNING, room: 'media', seatClass: 'camera' } as const;
    const [sitting, first, second] = [await somebody(), await somebody(), await somebody()];
    expect(refusal(await visits.wait(first, session)).code).toBe('seats-free');
    const visit = await booked(rooms, [], { actor: sitting, session });
    expect(refusal(await visits.wait(sitting, session)).code).toBe('already-booked');
    const { id: place } = value(await visits.wait(first, session));
    expect(value(await visits.wait(first, session)).id).toBe(place);
    value(await visits.wait(second, session));
    expect((await visits.ownWaits(second))[0]).toMatchObject({ ahead: 1, seatClass: 'camera' });
    // Staff see who waits for which session, and that they looked is on record.
    const { sessions } = value(await rooms.desk.day(rooms.staff.hoa, session.day));
    expect(sessions.flatMap(({ room, half, waiting }) => waiting.map(({ reader }) => [room, half, reader.id]))).toEqual(
      [
        ['media', session.half, first.id],
        ['media', session.half, second.id],
      ],
    );
    const look = await db.selectFrom('audit').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow();
    expect(look).toMatchObject({ actor: rooms.staff.hoa.id, action: 'visit.waiting-listed', subject: 'visit:all' });

    value(await visits.cancel(sitting, visit.id, { version: visit.version }));
    const [offered] = await visits.ownVisits(first);
    // Twelve hours: until nine in the evening.
    expect(offered).toMatchObject({ state: 'held', heldUntil: '2026-11-30T14:00:00.000Z' });
    expect(refusal(await visits.hold(sitting, { ...session, language: 'vi', partySize: 1 })).code).toBe('full');
    const letters = await db
      .selectFrom('mail')
      .select(['template', 'data'])
      .where('account_pk', '=', first.pk)
      .execute();
    expect(letters.map(({ template }) => template)).toEqual(['visit-offered']);
    expect(JSON.parse(letters[0]!.data)).toMatchObject({ untilDay: '2026-11-30', untilTime: '21:00' });

    // Not taken: it goes to the next one, whoever else wants it at that moment.
    rooms.at('2026-11-30T14:00:00.000Z');
    expect(refusal(await visits.hold(sitting, { ...session, language: 'vi', partySize: 1 })).code).toBe('full');
    await releaseHolds(rooms.room);
    const [next] = await visits.ownVisits(second);
    expect(next?.state).toBe('held');
    const form = { version: 1, ...visitForm([]), submissionKey: newKey() };
    expect(value(await visits.request(second, next!.id, form)).state).toBe('confirmed');
  });

  it('is one’s own business: nobody else sees or changes it', async () => {
    const { visits, readers } = rooms;
    const reader = await somebody();
    const { id, version } = await booked(rooms, [], {
      actor: reader,
      session: { ...TUESDAY_MORNING, day: '2026-12-17' },
    });
    for (const actor of [GUEST, readers.minh]) {
      expect(refusal(await visits.ownVisit(actor, id))).toEqual({ code: 'not-found' });
      expect(refusal(await visits.cancel(actor, id, { version }))).toEqual({ code: 'not-found' });
    }
    const seen = JSON.stringify(value(await visits.ownVisit(reader, id)));
    expect(seen).not.toContain('Người tên hoa');
  });
});
