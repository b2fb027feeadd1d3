import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVisits } from '../../../../src/visits/create-visits.ts';
import { carryKeptItems, dropItems } from '../../../../src/visits/delivery/items-within-visit.ts';
import { DATABASES } from '../../catalogue/archive.ts';
import { refusal, value } from '../../requests/request-room.ts';
import { bring, itemRow, openCounter, plantItem, plantVisit, step, versionOf, type Counter } from './counter.ts';

describe.each(DATABASES)('what is to be fetched and put away, on %s', (kind) => {
  let counter: Counter;
  beforeAll(async () => {
    counter = await openCounter(kind);
  });
  afterAll(() => counter.close());
  const DAY = '2026-12-07';

  it('is listed as one walks along the shelves, for visits that stand', async () => {
    const { db, delivery, staff, readers } = counter;
    const confirmed = { state: 'confirmed', day: DAY } as const;
    const lan = await plantVisit(db, readers.lan, confirmed);
    const minh = await plantVisit(db, readers.minh, { ...confirmed, half: 'afternoon', room: 'media' });
    const unconfirmed = await plantVisit(db, readers.minh, { state: 'requested', day: DAY });
    for (const title of ['Hồ sơ 10', 'Hồ sơ 2', 'Hồ sơ 9']) await plantItem(counter, lan, title);
    await plantItem(counter, minh, 'Hồ sơ 3');
    await plantItem(counter, unconfirmed, 'Hồ sơ 1');
    const titles = async (filter: object) =>
      value(await delivery.pullList(staff.hoa, { day: DAY, ...filter })).map(({ record }) => record.title);
    expect(await titles({})).toEqual(['Hồ sơ 2', 'Hồ sơ 3', 'Hồ sơ 9', 'Hồ sơ 10']);
    expect(await titles({ half: 'afternoon' })).toEqual(['Hồ sơ 3']);
    expect(await titles({ room: 'main' })).toEqual(['Hồ sơ 2', 'Hồ sơ 9', 'Hồ sơ 10']);
    expect(await titles({ day: '2026-12-08' })).toEqual([]);
    const [first] = value(await delivery.pullList(staff.hoa, { day: DAY }));
    await bring(counter, staff.hoa, first!.id, 'pull');
    expect(value(await delivery.pullList(staff.hoa, { day: DAY }))[0]).toMatchObject({
      state: 'pulled',
      can: ['shelve', 'reshelve', 'unfit', 'drop'],
      taken: null,
    });
    value(await step(counter, staff.hoa, first!.id, 'shelve'));
    expect(await titles({})).toEqual(['Hồ sơ 3', 'Hồ sơ 9', 'Hồ sơ 10']);
  });

  it('says where somebody else has the unit; whoever reports it waits in line and is told', async () => {
    const { db, delivery, staff, readers } = counter;
    const first = await plantVisit(db, readers.minh);
    const second = await plantVisit(db, readers.lan);
    const inHand = await bring(counter, staff.hoa, await plantItem(counter, first, 'Hồ sơ 5'), 'issue');
    const waiting = await plantItem(counter, second, 'Hồ sơ 5');
    value(await step(counter, staff.hoa, waiting, 'print'));
    const [line] = value(await delivery.pullList(staff.hoa, { day: '2026-11-30' }));
    expect(line).toMatchObject({ id: waiting, taken: { until: '2026-11-30' } });
    expect(line?.can).not.toContain('pull');
    expect(refusal(await step(counter, staff.hoa, waiting, 'pull'))).toEqual({
      code: 'unit-taken',
      until: '2026-11-30',
    });
    const told = await delivery.inUse(staff.hoa, waiting, { version: await versionOf(db, waiting) });
    expect(value(told)).toMatchObject({ state: 'in-use', position: 1, until: '2026-11-30' });
    const { unit_id } = await itemRow(db, waiting);
    expect(value(await delivery.unit(staff.hoa, unit_id)).waiting).toMatchObject([{ itemId: waiting }]);
    const later = await plantVisit(db, readers.minh, { day: '2026-12-01', half: 'afternoon', state: 'confirmed' });
    const snapshot = JSON.stringify({ title: 'Hồ sơ 5', referenceCode: 'TL 5', fonds: { title: 'Ty Thủy lợi' } });
    const after = await plantItem(counter, later, 'Hồ sơ 5', { snapshot });
    value(await step(counter, staff.hoa, after, 'print'));
    value(await delivery.inUse(staff.hoa, after, { version: await versionOf(db, after) }));
    const letters = await db
      .selectFrom('mail')
      .select('data')
      .where('template', '=', 'visit-file-in-use')
      .orderBy('pk')
      .execute();
    expect(letters.map(({ data }) => JSON.parse(data) as unknown)).toEqual([
      { visitId: second.id, number: second.number, position: 1, untilDay: '2026-11-30' },
      { visitId: later.id, number: later.number, position: 2, untilDay: '2026-11-30' },
    ]);
    const own = value(await createVisits(counter.room).ownVisit(readers.minh, later.id));
    expect(own.items.map(({ queue }) => queue)).toEqual([{ position: 2, untilDay: '2026-11-30' }]);
    expect(JSON.stringify(own)).not.toContain(readers.lan.name);
    // Whoever takes it back sees who is next.
    value(await step(counter, staff.hoa, inHand, 'return'));
    const back = value(await delivery.item(staff.hoa, inHand));
    expect(back).toMatchObject({ queue: null, waiting: [{ itemId: waiting }, { itemId: after }] });
    value(await step(counter, staff.hoa, inHand, 'reshelve'));
    value(await step(counter, staff.hoa, waiting, 'print'));
    const now = value(await createVisits(counter.room).ownVisit(readers.minh, later.id));
    expect(now.items.map(({ queue }) => queue)).toEqual([{ position: 1, untilDay: null }]);
  });

  it('that is not found or unfit is told to the reader in the words of the stack, and may be looked for again', async () => {
    const { db, delivery, staff, readers } = counter;
    const visit = await plantVisit(db, readers.minh, { day: '2026-12-01', state: 'confirmed' });
    const itemId = await plantItem(counter, visit, 'Hồ sơ 6');
    value(await step(counter, staff.hoa, itemId, 'print'));
    const seen = { version: await versionOf(db, itemId) };
    expect(refusal(await delivery.notFound(staff.hoa, itemId, { ...seen, words: ' ' }))).toMatchObject({
      code: 'invalid',
    });
    value(await delivery.notFound(staff.hoa, itemId, { ...seen, words: 'Không có trong hộp 2' }));
    expect(await itemRow(db, itemId)).toMatchObject({ state: 'not-found', trouble: 'Không có trong hộp 2' });
    const { unit_id } = await itemRow(db, itemId);
    expect(value(await delivery.unit(staff.hoa, unit_id)).whereabouts.place).toBe('not-found');
    await bring(counter, staff.hoa, itemId, 'pull');
    const again = { version: await versionOf(db, itemId), words: 'Giấy mủn' };
    value(await delivery.unfit(staff.hoa, itemId, again));
    expect(value(await delivery.toReshelve(staff.hoa)).map(({ id }) => id)).toContain(itemId);
    value(await step(counter, staff.hoa, itemId, 'reshelve'));
    expect(await itemRow(db, itemId)).toMatchObject({ state: 'unfit', out_of_stack: 0, trouble: 'Giấy mủn' });
  });

  it('goes on with its reader to the next visit where it was kept, and is not fetched twice', async () => {
    const { db, delivery, staff, readers } = counter;
    const first = await plantVisit(db, readers.lan, { half: 'afternoon' });
    const kept = await bring(counter, staff.hoa, await plantItem(counter, first, 'Hồ sơ 7'), 'keep');
    const unread = await bring(counter, staff.hoa, await plantItem(counter, first, 'Hồ sơ 8'), 'shelve');
    const desk = { actorPk: staff.hoa.pk, parts: new Set(['desk'] as const) };
    const at = '2026-11-30T04:30:00.000Z';
    await db.transaction().execute((trx) => dropItems({ trx, at, ...desk }, first.pk));
    await db.updateTable('visit').set({ state: 'completed' }).where('pk', '=', first.pk).execute();
    expect([(await itemRow(db, kept)).state, (await itemRow(db, unread)).state]).toEqual(['on-shelf', 'cancelled']);
    expect(value(await delivery.toReshelve(staff.hoa)).map(({ id }) => id)).toContain(unread);
    // Nobody is handed what is kept for somebody who is not here.
    expect(refusal(await step(counter, staff.hoa, kept, 'issue'))).toEqual({
      code: 'reader-not-here',
      state: 'completed',
    });
    const next = await plantVisit(db, readers.lan, { day: '2026-12-01' });
    const same = await plantItem(counter, next, 'Hồ sơ 7');
    counter.at('2026-12-01T02:00:00.000Z');
    const carried = await db
      .transaction()
      .execute((trx) =>
        carryKeptItems({ trx, at: '2026-12-01T02:00:00.000Z', ...desk }, { pk: next.pk, account_pk: readers.lan.pk }),
      );
    expect(carried).toBe(1);
    expect((await itemRow(db, same)).state).toBe('cancelled');
    expect(value(await delivery.itemsOf(staff.hoa, next.id)).map(({ id, state }) => [id, state])).toEqual([
      [same, 'cancelled'],
      [kept, 'on-shelf'],
    ]);
    value(await step(counter, staff.hoa, kept, 'issue'));
    const [use] = value(await delivery.unit(staff.hoa, (await itemRow(db, kept)).unit_id)).uses;
    expect(use).toMatchObject({ visitId: next.id });
  });
});
