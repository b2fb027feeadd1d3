import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '../../../src/readers/actor.ts';
import { verifyFigures } from '../../../src/statistics/verify.ts';
import {
  endPastVisits,
  offerFreeSeats,
  releaseHolds,
  remindReaders,
} from '../../../src/visits/keeping-time/keep-visits.ts';
import type { ExceptionInput } from '../../../src/visits/closures.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { addReader, refusal, value } from '../requests/request-room.ts';
import { faultsOfSeats } from './seats-in-order.ts';
import { booked, held, MONDAY, newKey, openRooms, TUESDAY_MORNING, visitForm, type TestRooms } from './visit-room.ts';

describe.each(DATABASES)('the reading room’s desk, on %s', (kind) => {
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

  it('is for those who work there; the administrator enters closures and sees no visit', async () => {
    const { desk, readers, staff } = rooms;
    for (const actor of [GUEST, readers.lan, staff.admin]) {
      expect(refusal(await desk.day(actor, '2026-12-01'))).toEqual({ code: 'not-found' });
      expect(refusal(await desk.toConfirm(actor))).toEqual({ code: 'not-found' });
      expect(refusal(await desk.card(actor, readers.lan.id))).toEqual({ code: 'not-found' });
      expect(refusal(await desk.bookFor(actor, readers.lan.id, booking('2026-12-01'))).code).toBe('not-found');
    }
    for (const actor of [GUEST, readers.lan]) {
      expect(refusal(await desk.exceptions(actor))).toEqual({ code: 'not-found' });
      expect(refusal(await desk.setException(actor, { ...closure('2027-01-20'), choices: [] })).code).toBe('not-found');
    }
    const { id } = value(await desk.setException(staff.admin, { ...closure('2027-01-20'), choices: [] }));
    value(await desk.endException(staff.admin, id, { choices: [] }));
  });

  const booking = (day: string, change: object = {}) => {
    return { ...on(day), ...visitForm([]), language: 'vi' as const, partySize: 1, submissionKey: newKey(), ...change };
  };

  it('books for who stands there, after the time for readers, with files that can still be fetched', async () => {
    const { desk, staff, ids } = rooms;
    const reader = await somebody();
    rooms.at('2026-12-01T01:00:00.000Z');
    const files = visitForm([ids.open]).files;
    const input = booking('2026-12-01', { files });
    const made = value(await desk.bookFor(staff.hoa, reader.id, input));
    expect(value(await desk.bookFor(staff.hoa, reader.id, input))).toEqual(made);
    const seen = value(await desk.open(staff.hoa, made.id));
    expect(seen).toMatchObject({ state: 'confirmed', confirmedBy: 'Người tên hoa', seats: [1], files: 1 });
    expect(seen.history.map(({ action }) => action)).toEqual(['hold', 'plan', 'request', 'confirm']);
    expect(seen.actions).toEqual(['change-files', 'call-off', 'move', 'arrive']);
    rooms.at('2026-12-01T04:30:00.000Z');
    expect(refusal(await desk.bookFor(staff.hoa, (await somebody()).id, booking('2026-12-01')))).toMatchObject({
      why: { because: 'past' },
    });
  });

  it('sees a day by session: seats, who is expected, what they hold; a held seat without a name', async () => {
    const { desk, staff, readers } = rooms;
    const visit = await booked(rooms, ['second'], { actor: await somebody(), session: on('2026-12-08') });
    await held(rooms, { actor: readers.minh, session: on('2026-12-08') });
    const day = value(await desk.day(staff.hoa, '2026-12-08'));
    expect(day.sessions.map(({ half, room }) => `${half} ${room}`)).toEqual([
      'morning main',
      'morning media',
      'afternoon main',
      'afternoon media',
    ]);
    const [morning] = day.sessions;
    expect(morning?.seats[0]).toEqual({ seatClass: 'standard', total: 16, taken: 2 });
    expect(morning?.visits.map(({ id, files, holding }) => [id, files, holding])).toEqual([[visit.id, 1, 0]]);
    const number = value(await desk.open(staff.hoa, visit.id)).number!;
    expect(value(await desk.findByNumber(staff.hoa, number.toLowerCase().replaceAll('-', ' '))).id).toBe(visit.id);
    expect(value(await desk.ofReader(staff.hoa, 'reader-minh'))).toEqual([]);
  });

  it('asks for the papers and the country of who arrives, takes neither invented, and takes back what was pressed wrongly', async () => {
    const { desk, staff } = rooms;
    const reader = await somebody();
    const known = () =>
      rooms.db
        .selectFrom('account')
        .select(['assurance', 'seen_at', 'seen_by', 'seen_kind'])
        .where('pk', '=', reader.pk)
        .executeTakeFirstOrThrow();
    const visit = await booked(rooms, [], { actor: reader, session: on('2026-12-09') });
    await rooms.db.updateTable('account').set({ assurance: 'declared' }).where('pk', '=', reader.pk).execute();
    const arrive = (change: object) =>
      desk.arrive(staff.hoa, visit.id, {
        version: visit.version,
        identityKind: 'citizen',
        nationality: 'VN',
        ...change,
      });
    expect(refusal(await arrive({}))).toEqual({ code: 'another-day', day: '2026-12-09' });
    rooms.at('2026-12-09T01:00:00.000Z');
    expect(refusal(await arrive({ identityKind: 'face' }))).toMatchObject({ problems: [{ field: 'identityKind' }] });
    for (const nationality of ['', 'vn', 'XX', 'VNM', 'ZZ']) {
      expect(refusal(await arrive({ nationality })), nationality).toMatchObject({
        problems: [{ field: 'nationality' }],
      });
    }
    expect(await known()).toMatchObject({ assurance: 'declared', seen_at: null });
    const { version } = value(await arrive({}));
    const seen = {
      assurance: 'seen',
      seen_at: '2026-12-09T01:00:00.000Z',
      seen_by: staff.hoa.pk,
      seen_kind: 'citizen',
    };
    expect(await known()).toEqual(seen);
    const [entry] = await rooms.db
      .selectFrom('audit')
      .selectAll()
      .where('subject', '=', `account:${reader.id}`)
      .where('action', '=', 'account.identity-seen')
      .execute();
    expect(entry).toMatchObject({ actor: staff.hoa.id, data: '{"kind":"citizen"}' });
    const counted = () => rooms.db.selectFrom('use_count').select('value').where('day', '=', '2026-12-09').execute();
    expect(await counted()).toEqual([{ value: 1 }]);
    const undone = value(await desk.undoArrival(staff.hoa, visit.id, { version }));
    expect(value(await desk.open(staff.hoa, visit.id))).toMatchObject({ state: 'confirmed', nationality: null });
    expect(await counted()).toEqual([{ value: 0 }]);
    expect(await known()).toMatchObject({ assurance: 'declared', seen_at: null });
    expect((await verifyFigures(rooms.db)).differences).toEqual([]);
    value(await arrive({ version: undone.version }));
    expect((await verifyFigures(rooms.db)).differences).toEqual([]);
  });

  it('books for and receives who was seen at the desk and has no address; no letter goes out', async () => {
    const { desk, staff, db } = rooms;
    const reader = await addReader(db, 'walk-in', { emailVerified: false });
    const book = () => desk.bookFor(staff.hoa, reader.id, booking('2026-12-14'));
    expect(refusal(await book())).toEqual({ code: 'email-not-verified' });
    await db.updateTable('account').set({ seen_at: MONDAY }).where('pk', '=', reader.pk).execute();
    const { id, version } = value(await book());
    rooms.at('2026-12-14T01:00:00.000Z');
    value(await desk.arrive(staff.hoa, id, { version, identityKind: 'citizen', nationality: 'VN' }));
    expect(await db.selectFrom('mail').select('pk').where('account_pk', '=', reader.pk).execute()).toEqual([]);
  });

  it('gives a card to who comes on five days, or is to stay so long, and to nobody twice', async () => {
    const { desk, staff, readers } = rooms;
    const reader = await somebody();
    expect(value(await desk.card(staff.hoa, reader.id))).toEqual({ card: null, days: 0, needed: 5 });
    expect(refusal(await desk.issueCard(staff.hoa, reader.id, { announcedDays: 4 }))).toEqual({
      code: 'no-card-yet',
      days: 4,
      needed: 5,
    });
    const card = value(await desk.issueCard(staff.hoa, reader.id, { announcedDays: 5 }));
    expect(card).toMatchObject({ validUntil: '2027-11-30', isValid: true, prints: 0, reader: reader.name });
    expect(card.number).toMatch(/^TD-2026-/);
    expect(refusal(await desk.issueCard(staff.hoa, reader.id, { announcedDays: 9 }))).toEqual({
      code: 'has-card',
      number: card.number,
    });
    expect(value(await desk.printedCard(staff.hoa, reader.id)).prints).toBe(1);
    const typed = card.number.toLowerCase().replaceAll('-', '');
    expect(value(await desk.findByCard(staff.hoa, typed))).toMatchObject({
      readerId: reader.id,
      card: { isValid: true },
    });
    value(await desk.endCard(staff.hoa, reader.id));
    expect(value(await desk.findByCard(staff.hoa, typed)).card.isValid).toBe(false);
    expect(refusal(await desk.printedCard(staff.hoa, reader.id)).code).toBe('not-found');
    const second = value(await desk.issueCard(staff.hoa, reader.id, { announcedDays: 5 }));
    expect(second.number).not.toBe(card.number);
    rooms.at('2027-12-01T02:00:00.000Z');
    expect(value(await desk.findByCard(staff.hoa, second.number)).card.isValid).toBe(false);
    expect(value(await desk.issueCard(staff.hoa, reader.id, { announcedDays: 5 })).validUntil).toBe('2028-12-01');
    expect(refusal(await desk.issueCard(staff.hoa, readers.suspended.id, { announcedDays: 5 })).code).toBe('suspended');
    expect(refusal(await desk.issueCard(staff.hoa, 'staff-tam', { announcedDays: 5 })).code).toBe('not-found');
  });

  it('lets the clock end what nobody came to or answered, once, and lets seats go that nobody took', async () => {
    const { room, visits, db } = rooms;
    const day = '2026-12-17';
    const [came, asked, took] = [await somebody(), await somebody(), await somebody()];
    const missed = await booked(rooms, ['open'], { actor: came, session: on(day) });
    const unanswered = await booked(rooms, [], { actor: asked, session: on(day), partySize: 2 });
    const seat = await held(rooms, { actor: took, session: on(day) });
    await releaseHolds(room);
    expect(value(await visits.ownVisit(took, seat.id)).state).toBe('held');
    rooms.at('2026-12-16T02:00:00.000Z');
    await releaseHolds(room);
    expect(value(await visits.ownVisit(took, seat.id)).state).toBe('released');

    expect(await remindReaders(room)).toBe(1);
    await remindReaders(room);
    const letters = await db.selectFrom('mail').select('account_pk').where('template', '=', 'visit-reminder').execute();
    expect(letters).toEqual([{ account_pk: came.pk }]);

    // Half past eleven is the end; an hour later nobody is expected.
    rooms.at('2026-12-17T05:29:00.000Z');
    await endPastVisits(room);
    expect(value(await visits.ownVisit(came, missed.id)).state).toBe('confirmed');
    rooms.at('2026-12-17T05:30:00.000Z');
    await endPastVisits(room);
    const own = value(await visits.ownVisit(came, missed.id));
    expect([own.state, own.items[0]?.state, own.seats]).toEqual(['no-show', 'cancelled', []]);
    expect(value(await visits.ownVisit(asked, unanswered.id)).state).toBe('declined');
    expect(await endPastVisits(room)).toEqual({ missed: 0, lapsed: 0 });
  });

  it('offers a seat that was free before anybody waited, when the clock looks', async () => {
    const { room, visits, desk, staff } = rooms;
    const session = { ...on('2026-12-15'), room: 'media', seatClass: 'camera' } as const;
    const [first, second, waiting] = [await somebody(), await somebody(), await somebody()];
    const one = await held(rooms, { actor: first, session });
    await held(rooms, { actor: second, session });
    value(await visits.wait(waiting, session));
    // A closure lets the seats go, and nobody is offered a seat in a closed room.
    const { id } = value(await desk.setException(staff.hoa, { ...closure('2026-12-15'), choices: [] }));
    expect(value(await visits.ownVisit(first, one.id)).state).toBe('released');
    expect(await offerFreeSeats(room)).toBe(0);
    value(await desk.endException(staff.hoa, id, { choices: [] }));
    expect(await offerFreeSeats(room)).toBe(1);
    expect(await offerFreeSeats(room)).toBe(0);
    expect((await visits.ownVisits(waiting))[0]?.state).toBe('held');
  });
});
