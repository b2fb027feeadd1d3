import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import { createRegisters } from '../../../src/statistics/registers/create-registers.ts';
import type { RequestsEntry } from '../../../src/statistics/registers/register.ts';
import { verifyFigures } from '../../../src/statistics/verify.ts';
import { independentFigures } from '../../harness/independent-figures.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { addReader, value } from '../requests/request-room.ts';
import { bring } from './delivery/counter.ts';
import { booked, held, newKey, openRooms, TUESDAY_MORNING, visitForm, type TestRooms } from './visit-room.ts';

describe.each(DATABASES)('a visit, on %s', (kind) => {
  let rooms: TestRooms;
  beforeAll(async () => {
    rooms = await openRooms(kind);
  });
  afterAll(() => rooms.close());

  it('goes the whole way: a seat, files, confirmed, handed over, given back, done, counted', async () => {
    const { visits, desk, delivery, readers, staff, ids, db } = rooms;
    const { lan, declared } = readers;
    const seat = await held(rooms, { actor: declared });
    expect(seat.heldUntil).toBe('2026-11-30T02:20:00.000Z');
    const form = visitForm([ids.open, ids.part]);
    const asked = value(
      await visits.request(declared, seat.id, { version: seat.version, ...form, submissionKey: newKey() }),
    );
    // Whom nobody has seen yet waits for staff.
    expect(asked.state).toBe('requested');
    expect(asked.number).toMatch(/^LD-2026-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(value(await desk.toConfirm(staff.hoa)).map(({ id }) => id)).toEqual([seat.id]);
    // Somebody who is that reader besides lets others see to it.
    const own = { ...staff.hoa, ownReaderPk: declared.pk };
    expect(value(await desk.open(own, seat.id)).actions).not.toContain('confirm');
    const confirming = await desk.confirm(own, seat.id, { version: asked.version });
    expect(confirming).toMatchObject({ refusal: { code: 'own-visit' } });
    const confirmed = value(await desk.confirm(staff.hoa, seat.id, { version: asked.version }));

    rooms.at('2026-12-01T01:00:00.000Z');
    const arrived = value(
      await desk.arrive(staff.hoa, seat.id, { ...confirmed, identityKind: 'citizen', nationality: 'FR' }),
    );
    const items = value(await delivery.itemsOf(staff.hoa, seat.id));
    expect(items).toHaveLength(2);
    const first = items[0]!;
    const slips = value(await delivery.printSlips(staff.hoa, [first.id]));
    expect(slips.slips).toHaveLength(1);
    const pulled = value(await delivery.pull(staff.hoa, first.id, { version: first.version + 1 }));
    const ready = value(await delivery.shelve(staff.hoa, first.id, pulled));
    const given = value(
      await delivery.issue(staff.hoa, first.id, {
        ...ready,
        sheets: 12,
        pages: 20,
        drawings: 1,
        condition: 'good',
        note: '',
        readerAgreed: true,
      }),
    );
    const refused = await desk.complete(staff.hoa, seat.id, arrived);
    expect(refused).toMatchObject({ refusal: { code: 'still-holding', units: 1 } });
    const back = { ...given, sheets: 12, condition: 'good' as const, note: '', readerAgreed: true };
    value(await delivery.giveBack(staff.hoa, first.id, back));
    value(await desk.complete(staff.hoa, seat.id, arrived));

    const done = value(await visits.ownVisit(declared, seat.id));
    expect(done.state).toBe('completed');
    expect(done.items.map(({ state }) => state)).toEqual(['returned', 'cancelled']);
    const counted = await db.selectFrom('use_count').selectAll().execute();
    expect(counted.map(({ measure, value: amount, is_foreign }) => [measure, amount, is_foreign]).sort()).toEqual([
      ['drawings', 1, 1],
      ['files', 1, 1],
      ['pages', 20, 1],
      ['visits', 1, 1],
    ]);
    expect(await db.selectFrom('seat_occupancy').selectAll().execute()).toEqual([]);
    expect((await visits.ownVisits(lan)).length).toBe(0);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it('of a reader who is known, with few open files, needs nobody to confirm it', async () => {
    rooms.at('2026-11-30T02:00:00.000Z');
    const { number, state } = await booked(rooms, ['second']);
    expect(state).toBe('confirmed');
    const letters = await rooms.db.selectFrom('mail').select('template').where('data', 'like', `%${number}%`).execute();
    expect(letters).toEqual([{ template: 'visit-confirmed' }]);
    const month = value(await rooms.visits.month({ kind: 'guest' }, { month: '2026-12' }));
    const morning = month.days[0]!.halves[0]!.rooms[0]!;
    expect(morning.room).toBe(TUESDAY_MORNING.room);
    expect(morning.seats[0]).toEqual({ seatClass: 'standard', total: 16, free: 15 });
  });

  const DECEMBER = { from: '2026-12-01', until: '2026-12-31' };
  const JANUARY = { from: '2027-01-01', until: '2027-01-31' };
  const asked = async (days: typeof DECEMBER) => {
    const registers = createRegisters(rooms.db, {
      now: rooms.room.now,
      labels: () => ({ purposes: [], copyKinds: [] }),
    });
    const entries: RequestsEntry[] = [];
    for await (const piece of value(await registers.whole(rooms.staff.hoa, 'requests', days))) entries.push(...piece);
    return entries.map(({ number, id, visitId, requestedAt }) => ({ number, id, visitId, requestedAt }));
  };
  const on = (day: string) => ({ ...TUESDAY_MORNING, day });
  const receive = async (id: string, version: number, at: string) => {
    rooms.at(at);
    return value(await rooms.desk.arrive(rooms.staff.hoa, id, { version, identityKind: 'citizen', nationality: 'VN' }));
  };

  it('that is moved past the end of a year leaves the register of what was asked for as it was printed', async () => {
    const { visits, db } = rooms;
    const reader = await addReader(db, 'mover', { assurance: 'seen' });
    rooms.at('2026-12-28T02:00:00.000Z');
    const visit = await booked(rooms, ['open', 'second', 'third'], { actor: reader, session: on('2026-12-31') });
    const printed = await asked(DECEMBER);
    expect(printed.slice(-3).map(({ visitId }) => visitId)).toEqual([visit.id, visit.id, visit.id]);
    rooms.at('2026-12-30T02:00:00.000Z');
    const moved = value(await visits.move(reader, visit.id, { version: visit.version, to: on('2027-01-05') }));
    expect(await asked(DECEMBER)).toEqual(printed);
    expect(await asked(JANUARY)).toEqual([]);
    const old = value(await visits.ownVisit(reader, visit.id));
    expect([old.items, old.files]).toEqual([[], 3]);
    expect((await visits.ownVisits(reader)).find(({ id }) => id === visit.id)?.files).toBe(3);
    expect(old.passedOn.map(({ state, to }) => [state, to.day])).toEqual(Array(3).fill(['planned', '2027-01-05']));
    value(await visits.cancel(reader, moved.id, moved));
    expect((await asked(DECEMBER)).map(({ id }) => id)).toEqual(printed.map(({ id }) => id));
  });

  it('still shows what was read in it when the file was kept and read on in the new year', async () => {
    const { visits, desk, staff, db } = rooms;
    const reader = await addReader(db, 'keeper', { assurance: 'seen' });
    rooms.at('2026-12-28T02:00:00.000Z');
    const first = await booked(rooms, ['second'], { actor: reader, session: on('2026-12-30') });
    const here = await receive(first.id, first.version, '2026-12-30T01:00:00.000Z');
    const itemId = value(await rooms.delivery.itemsOf(staff.hoa, first.id))[0]!.id;
    await bring(rooms, staff.hoa, itemId, 'keep');
    value(await desk.complete(staff.hoa, first.id, here));
    const printed = await asked(DECEMBER);
    const again = await booked(rooms, [], { actor: reader, session: on('2027-01-05') });
    const back = await receive(again.id, again.version, '2027-01-05T01:00:00.000Z');
    expect(value(await rooms.delivery.itemsOf(staff.hoa, again.id)).map(({ id }) => id)).toEqual([itemId]);
    expect(await asked(DECEMBER)).toEqual(printed);
    expect(await asked(JANUARY)).toEqual([]);
    const left = { id: itemId, state: 'on-shelf', to: { id: again.id, day: '2027-01-05' } };
    expect(value(await visits.ownVisit(reader, first.id))).toMatchObject({ items: [], passedOn: [left] });
    expect(value(await desk.open(staff.hoa, first.id))).toMatchObject({ items: [], passedOn: [left] });
    expect(value(await visits.ownVisit(reader, again.id)).passedOn).toEqual([]);
    value(await desk.complete(staff.hoa, again.id, back));
    expect((await verifyFigures(db)).differences).toEqual([]);
    expect(await independentFigures(db, DECEMBER)).toMatchObject({ visits: 2, files: 2 });
    expect(await independentFigures(db, JANUARY)).toMatchObject({ visits: 1, files: 0 });
  });
});
