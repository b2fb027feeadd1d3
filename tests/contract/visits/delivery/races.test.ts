import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../../catalogue/archive.ts';
import { addReader, value } from '../../requests/request-room.ts';
import { bring, COUNTED, itemRow, openCounter, plantItem, plantVisit, step, type Counter } from './counter.ts';
import { openDesks, wire, type DeskAnswer, type Desks } from './desks.ts';
import type { DeskCall } from './racer.ts';

const DESKS = 3;
/** `ROUNDS=250 vitest run …` for the long run. */
const ROUNDS = Number(process.env.ROUNDS ?? 5);

const won = (answers: readonly DeskAnswer[]) => answers.filter(({ ok }) => ok);
const codes = (answers: readonly DeskAnswer[]) =>
  new Set(answers.flatMap(({ refusal }) => (refusal ? [refusal.code] : [])));

describe.each(DATABASES)(`${DESKS} desks at the same moment, on %s`, (kind) => {
  let counter: Counter;
  let desks: Desks;
  beforeAll(async () => {
    counter = await openCounter(kind);
    desks = await openDesks(counter, DESKS);
  }, 60_000);
  afterAll(async () => {
    await desks.close();
    await counter.close();
  });

  const call = async (what: DeskCall['what'], itemId: string, input: object = {}): Promise<DeskCall> => {
    const { version } = await itemRow(counter.db, itemId);
    return { what, actor: wire(counter.staff.hoa), itemId, input: { version, ...input } };
  };
  const away = () => counter.db.selectFrom('visit_item').select('unit_id').where('out_of_stack', '=', 1).execute();

  it(
    'reach for one box that two readers want: one has it, the other reader is told',
    async () => {
      const { db, readers, staff } = counter;
      const visits = [await plantVisit(db, readers.lan), await plantVisit(db, readers.minh)];
      for (let round = 0; round < ROUNDS; round++) {
        const items = [];
        for (const visit of visits) {
          items.push(await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 1'), 'print'));
        }
        const answers = await desks.race(await Promise.all(items.map((id) => call('pull', id))));
        expect(won(answers)).toHaveLength(1);
        expect(codes(answers)).toEqual(new Set(['unit-taken']));
        expect(await away()).toHaveLength(1);
        value(await step(counter, staff.hoa, items[answers.findIndex(({ ok }) => ok)]!, 'reshelve'));
      }
    },
    30_000 + ROUNDS * 2000,
  );

  it(
    'hand over one box: it is on the register once',
    async () => {
      const { db, staff, readers } = counter;
      const visit = await plantVisit(db, readers.minh, { half: 'afternoon' });
      for (let round = 0; round < ROUNDS; round++) {
        const itemId = await bring(counter, staff.hoa, await plantItem(counter, visit, 'Hồ sơ 2'), 'shelve');
        const issue = await call('issue', itemId, COUNTED);
        const answers = await desks.race([issue, issue, await call('reshelve', itemId)]);
        expect(won(answers)).toHaveLength(1);
        const { pk, state } = await itemRow(db, itemId);
        const entries = await db.selectFrom('delivery').select('pk').where('item_pk', '=', pk).execute();
        expect(entries).toHaveLength(state === 'issued' ? 1 : 0);
        if (state !== 'issued') continue;
        value(await step(counter, staff.hoa, itemId, 'return'));
        value(await step(counter, staff.hoa, itemId, 'reshelve'));
      }
    },
    30_000 + ROUNDS * 2000,
  );

  it(
    'hand twelve files to one reader, in two rooms of theirs: ten are in hand',
    async () => {
      const { db, staff } = counter;
      for (let round = 0; round < Math.ceil(ROUNDS / 5); round++) {
        const reader = await addReader(db, `eager-${round}`, { assurance: 'seen' });
        const visits = [await plantVisit(db, reader), await plantVisit(db, reader, { half: 'afternoon' })];
        const items = [];
        for (let file = 1; file <= 12; file++) {
          const id = await plantItem(counter, visits[file % 2]!, `Hồ sơ ${file}`, {
            state: 'on-shelf',
            out_of_stack: 1,
          });
          items.push(id);
        }
        const answers = await desks.race(await Promise.all(items.map((id) => call('issue', id, COUNTED))));
        expect(won(answers)).toHaveLength(10);
        expect(codes(answers)).toEqual(new Set(['limit']));
        for (const id of items) {
          if ((await itemRow(db, id)).state === 'issued') value(await step(counter, staff.hoa, id, 'return'));
          value(await step(counter, staff.hoa, id, 'reshelve'));
        }
      }
    },
    30_000 + ROUNDS * 2000,
  );
});
