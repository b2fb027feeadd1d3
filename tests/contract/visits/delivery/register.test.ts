import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../../src/platform/audit/verify-audit.ts';
import {
  corrected,
  type DeliveryCorrections,
  type StoredChanges,
} from '../../../../src/visits/delivery/corrections.ts';
import { DATABASES } from '../../catalogue/archive.ts';
import { refusal, value } from '../../requests/request-room.ts';
import {
  bring,
  openCounter,
  plantItem,
  plantVisit,
  versionOf,
  COUNTED,
  type Counter,
  type PlantedVisit,
} from './counter.ts';

const REASON = 'Đếm nhầm';

describe.each(DATABASES)('a mistake in a register, on %s', (kind) => {
  let counter: Counter;
  let visit: PlantedVisit;
  let deliveryId: string;
  beforeAll(async () => {
    counter = await openCounter(kind);
    const { db, delivery, staff, readers } = counter;
    visit = await plantVisit(db, readers.lan);
    const itemId = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 1'), 'shelve');
    const issued = await delivery.issue(staff.hoa, itemId, { version: await versionOf(db, itemId), ...COUNTED });
    deliveryId = value(issued).deliveryId!;
    await counter.room.db
      .transaction()
      .execute((trx) =>
        counter.room.countUse(trx, { day: '2026-11-30', purpose: 'history', isForeign: false, amounts: { visits: 1 } }),
      );
  });
  afterAll(() => counter.close());

  const counted = () =>
    counter.db
      .selectFrom('use_count')
      .select(['measure', 'purpose', 'is_foreign', 'value'])
      .where('value', '<>', 0)
      .orderBy('measure')
      .execute();
  const line = (measure: string, value: number, purpose = 'history', is_foreign = 0) => ({
    measure,
    purpose,
    is_foreign,
    value,
  });

  it('is mended by an entry that names it; the wrong one stays and the figures follow', async () => {
    const { db, delivery, staff } = counter;
    const row = () => db.selectFrom('delivery').selectAll().where('id', '=', deliveryId).executeTakeFirstOrThrow();
    const before = await row();
    const input = { seen: 0, changes: { pages: 80, drawings: 2 }, reason: REASON };
    const { correctionId } = value(await delivery.correctDelivery(staff.tam, deliveryId, input));
    expect(await row()).toEqual(before);
    const [entry] = await db.selectFrom('register_correction').selectAll().where('id', '=', correctionId).execute();
    expect(entry).toMatchObject({
      register: 'deliveries',
      entry_id: deliveryId,
      reason: REASON,
      corrected_by: staff.tam.pk,
    });
    // What is as it was is no correction.
    expect(JSON.parse(entry!.changes)).toEqual({ pages: [90, 80] });
    expect(await counted()).toEqual([line('drawings', 2), line('files', 1), line('pages', 80), line('visits', 1)]);
  });

  it('is mended by one at a time: whoever did not see the last correction is told so', async () => {
    const { delivery, staff } = counter;
    const input = { seen: 0, changes: { pages: 70 }, reason: REASON };
    expect(refusal(await delivery.correctDelivery(staff.hoa, deliveryId, input))).toEqual({
      code: 'stale',
      current: 1,
    });
    value(await delivery.correctDelivery(staff.hoa, deliveryId, { ...input, seen: 1 }));
    expect(await counted()).toContainEqual(line('pages', 70));
  });

  it('of who came and what for moves what was handed over in the visit along', async () => {
    const { delivery, staff } = counter;
    const purpose = 'family';
    const known = counter.room.requestPolicy.on('2026-11-30').purposes.map(({ code }) => code);
    expect(known).toContain(purpose);
    const changes = { purpose, nationality: 'FR' };
    value(await delivery.correctVisit(staff.hoa, visit.id, { seen: 0, changes, reason: REASON }));
    const moved = ['drawings', 'files', 'pages', 'visits'].map((measure, at) =>
      line(measure, [2, 1, 70, 1][at]!, purpose, 1),
    );
    expect(await counted()).toEqual(moved);
    for (const nationality of ['XX', 'ZZ', 'EU', 'fr', 'BU', '']) {
      const input = { seen: 1, changes: { nationality }, reason: REASON };
      const refused = refusal(await delivery.correctVisit(staff.hoa, visit.id, input));
      expect(refused).toEqual({ code: 'invalid', problems: [{ field: 'nationality', code: 'unknown' }] });
    }
  });

  it('that never happened is voided, and counts no more', async () => {
    const { db, delivery, staff } = counter;
    value(
      await delivery.correctDelivery(staff.hoa, deliveryId, {
        seen: 2,
        changes: { void: true },
        reason: 'Quét nhầm phiếu',
      }),
    );
    expect(await counted()).toEqual([line('visits', 1, 'family', 1)]);
    const rows = await db
      .selectFrom('register_correction')
      .select('changes')
      .where('entry_id', '=', deliveryId)
      .orderBy('pk')
      .execute();
    const row = await db.selectFrom('delivery').selectAll().where('id', '=', deliveryId).executeTakeFirstOrThrow();
    expect(
      corrected(
        row,
        rows.map(({ changes }) => JSON.parse(changes) as StoredChanges),
      ),
    ).toMatchObject({ pages: 70, void: true });
  });

  it.each([
    ['without a reason', { pages: 1 }, '', [{ field: 'reason', code: 'missing' }]],
    ['that changes nothing', {}, REASON, [{ field: 'changes', code: 'nothing-to-correct' }]],
    ['to a number that no file has', { pages: -5 }, REASON, [{ field: 'pages', code: 'out-of-range', most: 100_000 }]],
    ['of what has not come back yet', { sheets_back: 3 }, REASON, [{ field: 'changes', code: 'nothing-to-correct' }]],
    ['of who had it', { account_pk: 1 }, REASON, [{ field: 'changes', code: 'unknown' }]],
  ])('is not mended %s', async (_what, changes, reason, problems) => {
    const { delivery, staff, db } = counter;
    const before = await db.selectFrom('register_correction').selectAll().execute();
    const refused = refusal(
      await delivery.correctDelivery(staff.hoa, deliveryId, {
        seen: 3,
        changes: changes as DeliveryCorrections,
        reason,
      }),
    );
    expect(refused).toEqual({ code: 'invalid', problems });
    expect(await db.selectFrom('register_correction').selectAll().execute()).toEqual(before);
  });

  it('is not mended by readers or the administrator, for whom nothing is there', async () => {
    const { delivery, staff, readers } = counter;
    const input = { seen: 3, changes: { void: false }, reason: REASON };
    for (const actor of [readers.lan, staff.admin]) {
      expect(refusal(await delivery.correctDelivery(actor, deliveryId, input))).toEqual({ code: 'not-found' });
      expect(refusal(await delivery.correctVisit(actor, visit.id, { ...input, seen: 1 }))).toEqual({
        code: 'not-found',
      });
    }
    expect((await verifyAudit(counter.db)).faults).toEqual([]);
  });
});
