import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVisitDesk } from '../../../../src/visits/create-visit-desk.ts';
import type { VisitDesk } from '../../../../src/visits/visit-desk.ts';
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

const ROUNDS = 6;

describe.each(DATABASES)('a reader who goes, on %s', (kind) => {
  let counter: Counter;
  let desk: VisitDesk;
  beforeAll(async () => {
    counter = await openCounter(kind);
    desk = createVisitDesk(counter.room);
  });
  afterAll(() => counter.close());

  const leave = async ({ id }: PlantedVisit) => {
    const { version } = await visitRow(id);
    return desk.complete(counter.staff.hoa, id, { version });
  };
  const visitRow = (id: string) =>
    counter.db.selectFrom('visit').select(['state', 'version']).where('id', '=', id).executeTakeFirstOrThrow();

  it('was handed to and gives back to somebody else: nobody on the staff signs on both sides', async () => {
    const { db, staff, readers } = counter;
    const visit = await plantVisit(db, readers.minh);
    const self = { ...staff.tam, ownReaderPk: readers.minh.pk };
    const id = await bring(counter, self, await plantItem(counter, visit, 'Hồ sơ 9'), 'shelve');
    expect(refusal(await step(counter, self, id, 'issue'))).toEqual({ code: 'own-visit' });
    value(await step(counter, staff.hoa, id, 'issue'));
    expect(refusal(await step(counter, self, id, 'return'))).toEqual({ code: 'own-visit' });
    value(await step(counter, staff.hoa, id, 'return'));
    value(await step(counter, self, id, 'reshelve'));
    value(await leave(visit));
  });

  it('does not before everything is given back; what was fetched in vain waits to be put away', async () => {
    const { db, delivery, staff, readers } = counter;
    const visit = await plantVisit(db, readers.lan);
    const inHand = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 1'), 'issue');
    const ready = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 2'), 'shelve');
    expect(refusal(await leave(visit))).toEqual({ code: 'still-holding', units: 1 });
    expect((await visitRow(visit.id)).state).toBe('arrived');
    value(await step(counter, staff.hoa, inHand, 'return'));
    value(await leave(visit));
    expect((await itemRow(db, ready)).state).toBe('cancelled');
    const waiting = value(await delivery.toReshelve(staff.hoa)).map(({ id }) => id);
    expect(new Set(waiting)).toEqual(new Set([inHand, ready]));
    for (const id of waiting) value(await step(counter, staff.hoa, id, 'reshelve'));
  });

  it('leaves what is kept on the shelf, where it waits for the next time they arrive', async () => {
    const { db, delivery, staff, readers } = counter;
    const visit = await plantVisit(db, readers.lan);
    const kept = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 3'), 'keep');
    value(await leave(visit));
    expect(refusal(await step(counter, staff.hoa, kept, 'issue'))).toEqual({
      code: 'reader-not-here',
      state: 'completed',
    });
    const next = await plantVisit(db, readers.lan, { state: 'confirmed', day: '2026-12-01', arrived_at: null });
    counter.at('2026-12-01T01:00:00.000Z');
    const papers = { identityKind: 'citizen', nationality: 'VN' } as const;
    value(await desk.arrive(staff.hoa, next.id, { version: 4, ...papers }));
    expect(value(await delivery.itemsOf(staff.hoa, next.id)).map(({ id, can }) => [id, can[0]])).toEqual([
      [kept, 'issue'],
    ]);
    // Pressed on the wrong visit: what was kept is kept where it was, and comes along when they are here.
    const wrong = value(await desk.undoArrival(staff.hoa, next.id, { version: 5 }));
    expect((await itemRow(db, kept)).visit_pk).toBe(visit.pk);
    value(await desk.arrive(staff.hoa, next.id, { version: wrong.version, ...papers }));
    value(await step(counter, staff.hoa, kept, 'issue'));
    const { version } = await visitRow(next.id);
    expect(refusal(await desk.undoArrival(staff.hoa, next.id, { version }))).toEqual({ code: 'handed-over' });
    expect(refusal(await leave(next))).toEqual({ code: 'still-holding', units: 1 });
    value(await step(counter, staff.hoa, kept, 'return'));
    value(await step(counter, staff.hoa, kept, 'reshelve'));
    value(await leave(next));
    counter.at('2026-11-30T02:00:00.000Z');
  });

  it('is signed out or handed a file, never both at the same moment', async () => {
    const { db, staff, readers } = counter;
    for (let round = 0; round < ROUNDS; round++) {
      const visit = await plantVisit(db, readers.minh);
      const id = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 4'), 'shelve');
      const both = [() => step(counter, staff.hoa, id, 'issue'), () => leave(visit)];
      const results = await Promise.all((round % 2 === 0 ? both : both.toReversed()).map((go) => go()));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const { state } = await itemRow(db, id);
      expect((await visitRow(visit.id)).state).toBe(state === 'issued' ? 'arrived' : 'completed');
      if (state === 'issued') value(await step(counter, staff.hoa, id, 'return'));
      value(await step(counter, staff.hoa, id, 'reshelve'));
      if (state === 'issued') value(await leave(visit));
    }
  });
});
