import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../../src/platform/audit/verify-audit.ts';
import { DATABASES } from '../../catalogue/archive.ts';
import { refusal, value } from '../../requests/request-room.ts';
import {
  BACK,
  bring,
  COUNTED,
  figures,
  itemRow,
  LETTER,
  openCounter,
  plantItem,
  plantVisit,
  step,
  versionOf,
  type Counter,
  type PlantedVisit,
} from './counter.ts';

describe.each(DATABASES)('a file on its way to a reader and back, on %s', (kind) => {
  let counter: Counter;
  let visit: PlantedVisit;
  beforeAll(async () => {
    counter = await openCounter(kind);
    visit = await plantVisit(counter.db, counter.readers.lan);
  });
  afterAll(() => counter.close());
  beforeEach(() => counter.at('2026-11-30T02:00:00.000Z'));

  it('is printed, fetched, laid ready, handed over, taken back and put away, each with who did it', async () => {
    const { db, delivery, staff } = counter;
    const itemId = await plantItem(counter, visit, 'Hồ sơ 1');
    const [slip] = value(await delivery.printSlips(staff.hoa, [itemId])).slips;
    expect(slip).toMatchObject({ print: 1, printedBy: 'Người tên hoa', item: { state: 'to-pull', slipPrints: 1 } });
    expect(slip?.number).toMatch(/^PL-2026-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(value(await delivery.printSlips(staff.hoa, [itemId])).slips[0]).toMatchObject({
      print: 2,
      number: slip?.number,
    });
    value(await step(counter, staff.hoa, itemId, 'pull'));
    value(await step(counter, staff.hoa, itemId, 'shelve'));
    const before = await figures(db);
    const issued = value(await delivery.issue(staff.hoa, itemId, { version: await versionOf(db, itemId), ...COUNTED }));
    expect(issued.state).toBe('issued');
    const after = await figures(db);
    expect([after['files']! - (before['files'] ?? 0), after['pages']! - (before['pages'] ?? 0)]).toEqual([1, 90]);
    expect(value(await delivery.outNow(staff.tam))[0]).toMatchObject({
      id: itemId,
      place: 'reader',
      reader: { name: 'Người tên lan' },
      issued: { by: 'Người tên hoa', sheets: 45 },
    });
    const back = await delivery.giveBack(staff.tam, itemId, { version: issued.version, ...BACK });
    expect(value(back)).toMatchObject({ state: 'returned', difference: 0 });
    value(await step(counter, staff.tam, itemId, 'reshelve'));
    expect(await itemRow(db, itemId)).toMatchObject({ state: 'reshelved', out_of_stack: 0 });
    const register = await db.selectFrom('delivery').selectAll().where('id', '=', issued.deliveryId!).execute();
    expect(register).toMatchObject([
      { issued_by: staff.hoa.pk, returned_by: staff.tam.pk, reader_took: 1, reader_gave_back: 1, sheets_back: 45 },
    ]);
    const { uses, moves, whereabouts } = value(await delivery.unit(staff.hoa, register[0]!.unit_id));
    expect(whereabouts).toMatchObject({ place: 'stack', for: null });
    expect(uses).toMatchObject([{ issuedBy: 'Người tên hoa', returnedBy: 'Người tên tam', reader: 'Người tên lan' }]);
    expect(moves.map(({ action }) => action)).toEqual(['reshelve', 'shelve', 'pull', 'print', 'print']);
    expect((await verifyAudit(db)).faults).toEqual([]);
  });

  it('counts a document where a part of a file was asked for, and fetches the file', async () => {
    const { db, staff, record } = counter;
    const itemId = await plantItem(counter, visit, LETTER);
    expect((await itemRow(db, itemId)).unit_id).toBe((await record('Hồ sơ nhiều văn bản')).id);
    const before = await figures(db);
    await bring(counter, staff.hoa, itemId, 'return');
    const after = await figures(db);
    expect(after['documents']).toBe((before['documents'] ?? 0) + 1);
    expect(after['files']).toBe((before['files'] ?? 0) + 1);
  });

  it('is handed over only to a reader who says so, with counts that can be', async () => {
    const { db, delivery, staff } = counter;
    const itemId = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 2'), 'shelve');
    const seen = { version: await versionOf(db, itemId) };
    const wrong = { ...seen, ...COUNTED, sheets: -1, pages: 1.5, readerAgreed: false };
    expect(refusal(await delivery.issue(staff.hoa, itemId, wrong))).toMatchObject({
      code: 'invalid',
      problems: [
        { field: 'sheets', code: 'out-of-range' },
        { field: 'pages', code: 'out-of-range' },
        { field: 'readerAgreed', code: 'not-agreed' },
      ],
    });
    expect((await itemRow(db, itemId)).state).toBe('on-shelf');
  });

  it('comes back with a sheet too few only with words about it, which stay', async () => {
    const { db, delivery, staff } = counter;
    const itemId = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 3'), 'issue');
    const seen = { version: await versionOf(db, itemId) };
    const short = { ...seen, ...BACK, sheets: 44 };
    expect(refusal(await delivery.giveBack(staff.hoa, itemId, short))).toMatchObject({
      code: 'invalid',
      problems: [{ field: 'note', code: 'needs-a-note' }],
    });
    const note = 'Tờ 12 đang ở phòng sao chụp';
    expect(value(await delivery.giveBack(staff.hoa, itemId, { ...short, note }))).toMatchObject({ difference: -1 });
    const { unit_id } = await itemRow(db, itemId);
    const [use] = value(await delivery.unit(staff.hoa, unit_id)).uses;
    expect(use).toMatchObject({ sheetsOut: 45, sheetsBack: 44, noteBack: note });
  });

  it('stays for the next day for two weeks from its first hand-over at most', async () => {
    const { db, delivery, staff } = counter;
    const itemId = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 4'), 'return');
    const kept = value(await delivery.keep(staff.hoa, itemId, { version: await versionOf(db, itemId) }));
    expect(kept).toMatchObject({ state: 'on-shelf', keepUntil: '2026-12-14' });
    expect(value(await delivery.late(staff.hoa)).map(({ id }) => id)).not.toContain(itemId);
    counter.at('2026-12-15T02:00:00.000Z');
    expect(value(await delivery.late(staff.hoa)).map(({ id }) => id)).toContain(itemId);
    expect(value(await delivery.toReshelve(staff.hoa)).map(({ id }) => id)).toContain(itemId);
    expect(value(await delivery.item(staff.hoa, itemId)).can).not.toContain('issue');
    const tooLate = { code: 'kept-too-long', until: '2026-12-14' };
    expect(refusal(await step(counter, staff.hoa, itemId, 'issue'))).toEqual(tooLate);
    counter.at('2026-12-14T02:00:00.000Z');
    value(await step(counter, staff.hoa, itemId, 'issue'));
    value(await step(counter, staff.hoa, itemId, 'return'));
    expect(refusal(await step(counter, staff.hoa, itemId, 'keep'))).toEqual(tooLate);
  });

  it('that was fetched and never asked for is late the next day, whoever forgot to sign the reader out', async () => {
    const { delivery, staff } = counter;
    const lying = [
      await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 6'), 'pull'),
      await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 7'), 'shelve'),
    ];
    const listed = async () => {
      const lists = [await delivery.late(staff.hoa), await delivery.toReshelve(staff.hoa)];
      return lists.map((list) => value(list).filter(({ id }) => lying.includes(id)).length);
    };
    counter.at('2026-11-30T16:59:59.000Z');
    expect(await listed()).toEqual([0, 0]);
    counter.at('2026-11-30T17:00:00.000Z');
    expect(await listed()).toEqual([2, 2]);
    expect(refusal(await step(counter, staff.hoa, lying[1]!, 'issue'))).toEqual({
      code: 'kept-too-long',
      until: '2026-11-30',
    });
    for (const itemId of lying) value(await step(counter, staff.hoa, itemId, 'reshelve'));
    expect(await listed()).toEqual([0, 0]);
  });

  it('is late once its session is over', async () => {
    const { delivery, staff } = counter;
    const itemId = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 5'), 'issue');
    counter.at('2026-11-30T04:29:00.000Z');
    expect(value(await delivery.late(staff.hoa)).map(({ id }) => id)).not.toContain(itemId);
    counter.at('2026-11-30T04:30:00.000Z');
    expect(value(await delivery.late(staff.hoa)).map(({ id }) => id)).toContain(itemId);
  });
});
