import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVisitDesk } from '../../../../src/visits/create-visit-desk.ts';
import { withholdEnded } from '../../../../src/visits/delivery/withhold-ended.ts';
import { DATABASES } from '../../catalogue/archive.ts';
import { addReader, refusal, value } from '../../requests/request-room.ts';
import {
  bring,
  CONDITIONAL,
  figures,
  FRAGILE,
  itemRow,
  MORNING,
  openCounter,
  plantGrant,
  plantItem,
  plantVisit,
  step,
  type Counter,
  type PlantedVisit,
  type Step,
} from './counter.ts';

/** Where the grant ends: after which step, so that the next one must stop. */
const POINTS: readonly { after: Exclude<Step, 'keep' | 'reshelve'> | 'booking'; next: Step; leaves: string }[] = [
  { after: 'booking', next: 'print', leaves: 'withheld' },
  { after: 'print', next: 'pull', leaves: 'withheld' },
  { after: 'pull', next: 'shelve', leaves: 'withheld' },
  { after: 'shelve', next: 'issue', leaves: 'withheld' },
  { after: 'return', next: 'keep', leaves: 'returned' },
];
const ENDS = {
  revoked: { state: 'revoked' },
  suspended: { state: 'suspended' },
  'run out': { until_day: '2026-11-29' },
  'used up': { max_views: 1, views: 1, view_ends_at: null },
} as const;
/** Policy lets a reading last for four hours. */
const AFTER_THE_READING = '2026-11-30T06:00:01.000Z';
const HOWS = Object.keys(ENDS) as (keyof typeof ENDS)[];

describe.each(DATABASES)('a grant that ends on the way, on %s', (kind) => {
  let counter: Counter;
  let visit: PlantedVisit;
  beforeAll(async () => {
    counter = await openCounter(kind);
    visit = await plantVisit(counter.db, counter.readers.lan);
  });
  afterAll(() => counter.close());

  const end = (grant: string, how: keyof typeof ENDS) =>
    counter.db.updateTable('access_grant').set(ENDS[how]).where('id', '=', grant).execute();
  const byGrant = async () => {
    const grant = await plantGrant(counter, counter.readers.lan);
    return { grant, itemId: await plantItem(counter, visit, CONDITIONAL, { grant_id: grant }) };
  };
  /** Puts the unit back, so that the next item can have it. */
  const putAway = async (itemId: string) => {
    if ((await itemRow(counter.db, itemId)).out_of_stack === 1)
      value(await step(counter, counter.staff.hoa, itemId, 'reshelve'));
  };

  const tried = POINTS.flatMap((point) => HOWS.map((how) => ({ ...point, how })));
  it.each(tried)('that was $how after $after stops at the next step ($next)', async ({ after, next, leaves, how }) => {
    const { db, staff } = counter;
    const { grant, itemId } = await byGrant();
    if (after !== 'booking') await bring(counter, staff.hoa, itemId, after);
    const before = { figures: await figures(db), deliveries: await db.selectFrom('delivery').selectAll().execute() };
    await end(grant, how);
    const result = await step(counter, staff.hoa, itemId, next);
    if (next === 'print') expect(value(result)).toMatchObject({ slips: [], withheld: [{ id: itemId }] });
    else if (next === 'keep') expect(refusal(result)).toEqual({ code: 'may-not-be-used' });
    else expect(value(result)).toMatchObject({ state: 'withheld' });
    expect((await itemRow(db, itemId)).state).toBe(leaves);
    expect({
      figures: await figures(db),
      deliveries: await db.selectFrom('delivery').selectAll().execute(),
    }).toEqual(before);
    await putAway(itemId);
    expect((await itemRow(db, itemId)).out_of_stack).toBe(0);
  });

  it('is seen by the job, which withholds what waits for the reader and tells them once', async () => {
    const { db, room } = counter;
    const { grant, itemId } = await byGrant();
    const open = await plantItem(counter, visit, 'Hồ sơ 1');
    expect(await withholdEnded(room)).toBe(0);
    await end(grant, 'revoked');
    expect(await withholdEnded(room)).toBe(1);
    expect(await withholdEnded(room)).toBe(0);
    expect([(await itemRow(db, itemId)).state, (await itemRow(db, open)).state]).toEqual(['withheld', 'planned']);
    const letters = await db.selectFrom('mail').select('data').where('template', '=', 'visit-file-withheld').execute();
    expect(letters.map(({ data }) => JSON.parse(data) as unknown)).toEqual([
      { visitId: visit.id, number: visit.number },
    ]);
  });

  it('ends while the file is in hand: the desk sees it among what is out', async () => {
    const { delivery, staff } = counter;
    const { grant, itemId } = await byGrant();
    await bring(counter, staff.hoa, itemId, 'issue');
    expect(value(await delivery.item(staff.hoa, itemId)).mayBeUsed).toBe(true);
    await end(grant, 'revoked');
    expect(value(await delivery.outNow(staff.hoa)).find(({ id }) => id === itemId)).toMatchObject({ mayBeUsed: false });
    value(await step(counter, staff.hoa, itemId, 'return'));
    await putAway(itemId);
  });

  it('by its last reading is handed over once more, and is over when that is', async () => {
    const { db, delivery, staff } = counter;
    const { grant, itemId } = await byGrant();
    const views = async () =>
      (await db.selectFrom('access_grant').select('views').where('id', '=', grant).executeTakeFirstOrThrow()).views;
    await db.updateTable('access_grant').set({ max_views: 2, views: 1 }).where('id', '=', grant).execute();
    await bring(counter, staff.hoa, itemId, 'issue');
    expect(await views()).toBe(2);
    counter.at(AFTER_THE_READING);
    // What is in hand stays the reader's until it is given back.
    expect(value(await delivery.item(staff.hoa, itemId)).mayBeUsed).toBe(true);
    value(await step(counter, staff.hoa, itemId, 'return'));
    expect(refusal(await step(counter, staff.hoa, itemId, 'keep'))).toEqual({ code: 'may-not-be-used' });
    await putAway(itemId);
    const again = await plantItem(counter, visit, CONDITIONAL, { grant_id: grant });
    expect(value(await step(counter, staff.hoa, again, 'print'))).toMatchObject({ withheld: [{ id: again }] });
    expect(await views()).toBe(2);
    await end(grant, 'revoked');
    counter.at(MORNING);
  });

  it('is one reading however often the file goes over the counter meanwhile', async () => {
    const { db, staff } = counter;
    const { grant, itemId } = await byGrant();
    await db.updateTable('access_grant').set({ max_views: 1 }).where('id', '=', grant).execute();
    await bring(counter, staff.hoa, itemId, 'keep');
    value(await step(counter, staff.hoa, itemId, 'issue'));
    const { views } = await db
      .selectFrom('access_grant')
      .select('views')
      .where('id', '=', grant)
      .executeTakeFirstOrThrow();
    expect(views).toBe(1);
    value(await step(counter, staff.hoa, itemId, 'return'));
    await putAway(itemId);
    await end(grant, 'revoked');
  });

  it('is not needed for what is open, and another one for the same record does', async () => {
    const { db, staff, delivery, readers } = counter;
    const { grant, itemId } = await byGrant();
    expect(refusal(await delivery.withhold(staff.hoa, itemId, await itemRow(db, itemId)))).toEqual({
      code: 'may-be-used',
    });
    await end(grant, 'revoked');
    await plantGrant(counter, readers.lan);
    await bring(counter, staff.hoa, itemId, 'return');
    await putAway(itemId);
  });

  it('of another reader opens nothing', async () => {
    const { staff, readers, db } = counter;
    await db.updateTable('access_grant').set({ state: 'revoked' }).execute();
    const grant = await plantGrant(counter, readers.minh);
    const itemId = await plantItem(counter, visit, CONDITIONAL, { grant_id: grant });
    expect(value(await step(counter, staff.hoa, itemId, 'print'))).toMatchObject({
      slips: [],
      withheld: [{ id: itemId }],
    });
  });

  it('does not make a fragile file fit to be sent for', async () => {
    const { staff, delivery } = counter;
    const itemId = await plantItem(counter, visit, FRAGILE);
    expect(value(await delivery.printSlips(staff.hoa, [itemId])).refused).toEqual([
      { itemId, refusal: { code: 'not-served', serviceState: { kind: 'fragile' } } },
    ]);
  });

  it.each(HOWS)('that was %s after booking stops at the confirmation, which counts the others', async (how) => {
    const { db, staff, room } = counter;
    const reader = await addReader(db, `asks-${how}`, { assurance: 'seen' });
    const asked = {
      state: 'requested',
      version: 2,
      half: 'afternoon',
      confirmed_at: null,
      arrived_at: null,
    } as const;
    const waiting = await plantVisit(db, reader, asked);
    const grant = await plantGrant(counter, reader);
    const byIt = await plantItem(counter, waiting, CONDITIONAL, { grant_id: grant });
    const open = await plantItem(counter, waiting, `Hồ sơ ${2 + HOWS.indexOf(how)}`, { position: 2 });
    await end(grant, how);
    value(await createVisitDesk(room).confirm(staff.hoa, waiting.id, { version: 2 }));
    expect([(await itemRow(db, byIt)).state, (await itemRow(db, open)).state]).toEqual(['withheld', 'planned']);
    const letters = await db
      .selectFrom('mail')
      .select(['template', 'data'])
      .where('account_pk', '=', reader.pk)
      .orderBy('pk')
      .execute();
    expect(letters.map(({ template }) => template)).toEqual(['visit-file-withheld', 'visit-confirmed']);
    expect(JSON.parse(letters[1]!.data)).toMatchObject({ files: 1 });
  });
});
