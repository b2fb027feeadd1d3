import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptElsewhere } from '../../../src/requests/privacy/kept-elsewhere.ts';
import { looksAtReader } from '../../../src/requests/storage/looks-at-reader.ts';
import { visitsKept } from '../../../src/visits/privacy/forget-reader.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { value } from '../requests/request-room.ts';
import { faultsOfSeats } from './seats-in-order.ts';
import { visitIn } from './visit-in-state.ts';
import { booked, held, openRooms, TUESDAY_AFTERNOON, WEDNESDAY_MORNING, type TestRooms } from './visit-room.ts';

describe.each(DATABASES)('what the reading room keeps of a reader, on %s', (kind) => {
  let rooms: TestRooms;
  let kept: KeptElsewhere;
  beforeAll(async () => {
    rooms = await openRooms(kind);
    kept = visitsKept(rooms.room);
  });
  afterAll(() => rooms.close());
  const forget = (pk: number) =>
    rooms.db.transaction().execute((trx) => kept.forget(trx, pk, rooms.room.now().toISOString()));

  it('is theirs to have: visits with their files, and nobody else’s', async () => {
    const { id, owner } = await visitIn(rooms, 'confirmed');
    await booked(rooms, ['open'], { actor: rooms.readers.minh, session: WEDNESDAY_MORNING });
    const own = (await kept.ownData(owner)) as { visits: { id: string }[] };
    expect(own.visits.map((visit) => visit.id)).toEqual([id]);
    expect(await kept.ownData(rooms.staff.hoa)).toEqual({ visits: [], waiting: [] });
  });

  it('is looked at only under the reader’s eyes', async () => {
    const { id, owner } = await visitIn(rooms, 'requested');
    value(await rooms.desk.open(rooms.staff.hoa, id));
    const log = await looksAtReader(rooms.db, owner.pk, await kept.subjects(owner.pk));
    expect(log).toEqual([{ day: '2026-11-30', roles: ['desk'], at: 'visit', times: 1 }]);
  });

  it('is named by a unit’s page, which is a look at them from the day on which they had it', async () => {
    const { delivery, staff, ids, db, readers } = rooms;
    const owner = readers.lan;
    rooms.at('2026-11-30T02:00:00.000Z');
    value(await delivery.unit(staff.hoa, ids.second));
    const session = { ...WEDNESDAY_MORNING, half: 'afternoon' } as const;
    const { id } = await booked(rooms, ['second'], { actor: owner, session });
    const units = async () => (await kept.subjects(owner.pk)).filter(({ name }) => name.startsWith('unit:'));
    expect(await units()).toEqual([]);
    const [item] = value(await delivery.itemsOf(staff.hoa, id));
    rooms.at('2026-11-30T03:00:00.000Z');
    value(await delivery.printSlips(staff.hoa, [item!.id]));
    expect(await units()).toEqual([{ name: `unit:${ids.second}`, since: '2026-11-30T03:00:00.000Z' }]);
    rooms.at('2026-11-30T04:00:00.000Z');
    value(await delivery.scan(staff.hoa, '02'));
    value(await delivery.unit(staff.hoa, ids.second));
    value(await delivery.scan(staff.hoa, id));
    const log = await looksAtReader(db, owner.pk, await kept.subjects(owner.pk));
    expect(log.filter(({ at }) => at === 'unit')).toEqual([
      { day: '2026-11-30', roles: ['desk'], at: 'unit', times: 1 },
    ]);
    expect(log.find(({ at }) => at === 'visit')).toMatchObject({ roles: ['desk'] });
  });

  it('goes with them: what is to come is called off, words and cards go, days stay for the figures', async () => {
    const { visits, desk, staff, db } = rooms;
    const past = await visitIn(rooms, 'completed');
    const { owner } = past;
    rooms.at('2026-11-30T02:00:00.000Z');
    const asked = await booked(rooms, ['second'], { actor: owner, session: WEDNESDAY_MORNING });
    const seat = await held(rooms, { actor: owner, session: TUESDAY_AFTERNOON });
    value(await desk.issueCard(staff.hoa, owner.id, { announcedDays: 5 }));
    expect(await kept.leave(owner.id)).toBe(true);
    await forget(owner.pk);
    expect(value(await visits.ownVisit(owner, asked.id)).state).toBe('cancelled-by-staff');
    expect(value(await visits.ownVisit(owner, seat.id)).state).toBe('released');
    const rows = await db.selectFrom('visit').selectAll().where('account_pk', '=', owner.pk).execute();
    expect(
      rows.every(
        ({ subject, note, party_name, reason }) => `${subject}${note}${party_name ?? ''}${reason ?? ''}` === '',
      ),
    ).toBe(true);
    expect(rows.find(({ id }) => id === past.id)).toMatchObject({
      purpose: 'history',
      nationality: 'VN',
      state: 'completed',
    });
    expect(value(await desk.card(staff.hoa, owner.id)).card).toBeNull();
    expect(await faultsOfSeats(db)).toEqual([]);
  });

  it('keeps them while they are in the room', async () => {
    const { id, owner } = await visitIn(rooms, 'arrived, holding');
    expect(await kept.leave(owner.id)).toBe(false);
    // Whoever was forgotten there stands on a list until somebody signs them out.
    const forgotten = async () => value(await rooms.desk.toSignOut(rooms.staff.hoa)).map((line) => line.id);
    expect(await forgotten()).not.toContain(id);
    rooms.at('2026-12-01T17:00:00.000Z');
    expect(await forgotten()).toContain(id);
  });
});
