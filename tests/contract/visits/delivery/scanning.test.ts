import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../../src/platform/secrets.ts';
import type { Scanned } from '../../../../src/visits/delivery/desk-item.ts';
import { whereaboutsAt } from '../../../../src/visits/delivery/whereabouts.ts';
import { eventsOfUnit } from '../../../../src/visits/storage/unit-events.ts';
import { DATABASES } from '../../catalogue/archive.ts';
import { refusal, value } from '../../requests/request-room.ts';
import {
  bring,
  itemRow,
  openCounter,
  plantItem,
  plantVisit,
  step,
  type Counter,
  type PlantedVisit,
} from './counter.ts';

const CARD = 'TD-2026-AB2C-D3EF';

describe.each(DATABASES)('a code under the scanner, on %s', (kind) => {
  let counter: Counter;
  let visit: PlantedVisit;
  let itemId: string;
  let unitId: string;
  beforeAll(async () => {
    counter = await openCounter(kind);
    const { db, readers, staff } = counter;
    visit = await plantVisit(db, readers.lan);
    itemId = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 1'), 'shelve');
    unitId = (await itemRow(db, itemId)).unit_id;
    const card = {
      id: newId(),
      number: CARD,
      account_pk: readers.lan.pk,
      issued_on: '2026-11-01',
      issued_by: staff.hoa.pk,
    };
    await db
      .insertInto('reader_card')
      .values({ ...card, valid_until: '2027-10-31', prints: 1 })
      .execute();
  });
  afterAll(() => counter.close());

  const scan = async (code: string): Promise<Scanned> => value(await counter.delivery.scan(counter.staff.hoa, code));

  it('that is a slip opens its item with what can be done now, the likeliest first', async () => {
    const { slip_number: number } = await itemRow(counter.db, itemId);
    for (const typed of [number!, ` ${number!.toLowerCase()} `, number!.replaceAll('-', ' ')]) {
      expect(await scan(typed)).toMatchObject({ kind: 'item', item: { id: itemId, inHand: { now: 0, most: 10 } } });
    }
    const { item } = (await scan(number!)) as Extract<Scanned, { kind: 'item' }>;
    expect(item.can).toEqual(['issue', 'reshelve', 'unfit', 'drop']);
  });

  it('that is a visit, by number or address, shows it with its items', async () => {
    const addresses = [
      visit.number,
      `https://luutru.example.vn/luot-doc/${visit.id}`,
      `/can-bo/giao-nhan?ma=${visit.number}`,
    ];
    for (const code of addresses) {
      expect(await scan(code)).toMatchObject({ kind: 'visit', visit: { id: visit.id, items: [{ id: itemId }] } });
    }
  });

  it('that is a card shows who it is and the visits of today; an ended one nothing', async () => {
    const { db, delivery, staff } = counter;
    await plantVisit(db, counter.readers.lan, { day: '2026-12-09', state: 'confirmed' });
    expect(await scan(CARD)).toMatchObject({
      kind: 'card',
      reader: { name: 'Người tên lan' },
      card: { holds: true },
      visits: [{ id: visit.id }],
    });
    await db.updateTable('reader_card').set({ ended_at: '2026-11-30T01:00:00.000Z' }).execute();
    expect(refusal(await delivery.scan(staff.hoa, CARD))).toEqual({ code: 'not-found' });
  });

  it('that is a reference code, or the address of a record, shows where the unit is and who waits', async () => {
    for (const code of ['TL 1', 'tl-001', `https://luutru.example.vn/ho-so/${unitId}`]) {
      expect(await scan(code)).toMatchObject({
        kind: 'unit',
        unit: { record: { id: unitId }, whereabouts: { place: 'shelf', for: { visitId: visit.id } } },
        items: [{ id: itemId }],
      });
    }
  });

  it('that a scanner typed on a Vietnamese keyboard is read all the same', async () => {
    await counter.db
      .updateTable('visit_item')
      .set({ slip_number: 'PL-2026-ASAA-DDEW' })
      .where('id', '=', itemId)
      .execute();
    // Telex makes `Á` of AS, `Â` of AA and `Đ` of DD.
    expect(await scan('PL-2026-ÁÂ-ĐEW')).toMatchObject({ kind: 'item', item: { id: itemId } });
  });

  it.each([
    '',
    '   ',
    'PL-2026-2222-2222',
    'LD-2026-2222-2222',
    'https://example.com/',
    "' or 1=1 --",
    'x'.repeat(5000),
  ])('that is nothing known (%j) is nothing known', async (code) => {
    expect(refusal(await counter.delivery.scan(counter.staff.hoa, code))).toEqual({ code: 'not-found' });
  });

  it('tells readers and the administrator nothing', async () => {
    const { delivery, readers, staff } = counter;
    for (const actor of [readers.lan, staff.admin]) {
      expect(refusal(await delivery.scan(actor, visit.number))).toEqual({ code: 'not-found' });
      expect(refusal(await delivery.unit(actor, unitId))).toEqual({ code: 'not-found' });
      expect(refusal(await delivery.outNow(actor))).toEqual({ code: 'not-found' });
    }
  });

  it('of a unit tells where it was at any time', async () => {
    const { db, delivery, staff } = counter;
    const times = {
      issue: '2026-11-30T03:00:00.000Z',
      return: '2026-11-30T04:00:00.000Z',
      keep: '2026-11-30T04:10:00.000Z',
    } as const;
    for (const [name, at] of Object.entries(times)) {
      counter.at(at);
      value(await step(counter, staff.hoa, itemId, name as keyof typeof times));
    }
    const places = [];
    for (const at of [
      '2026-11-01T00:00:00.000Z',
      '2026-11-30T03:30:00.000Z',
      '2026-11-30T04:05:00.000Z',
      '2026-12-01T00:00:00.000Z',
    ]) {
      places.push(value(await delivery.unit(staff.hoa, unitId, at)).whereabouts.place);
    }
    expect(places).toEqual(['stack', 'reader', 'counter', 'shelf']);
    const last = whereaboutsAt(await eventsOfUnit(db, unitId), '2027-01-01T00:00:00.000Z');
    expect(last).toMatchObject({ place: 'shelf', since: times.keep });
  });
});
