import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/platform/database/schema.ts';
import { DATABASES } from '../../catalogue/archive.ts';
import { value } from '../../requests/request-room.ts';
import { actorFor, ATTEMPTS, isAllowed, SITUATIONS, WHO, type Situation } from './attempts.ts';
import { itemRow, openCounter, plantItem, plantVisit, step, type Counter } from './counter.ts';

const ALL = SITUATIONS.flatMap((situation) =>
  WHO.flatMap((who) =>
    Object.keys(ATTEMPTS).map((action) => ({ situation, who, action, allowed: isAllowed(situation, action, who) })),
  ),
);
const REFUSED = ALL.filter(({ allowed }) => !allowed);
const ALLOWED = ALL.filter(({ allowed }) => allowed);
/** Where anything of a visit can be written; the audit log, which notes attempts too, is not among them. */
const TABLES = ['visit', 'visit_item', 'visit_event', 'delivery', 'use_count', 'register_correction', 'mail'] as const;

describe.each(DATABASES)('the table of items, on %s', (kind) => {
  let counter: Counter;
  beforeAll(async () => {
    counter = await openCounter(kind);
  });
  afterAll(() => counter.close());

  async function itemIn({ state, isOut, visit: visitState }: Situation): Promise<string> {
    const { db, readers, staff } = counter;
    const visit = await plantVisit(db, readers.lan, { half: 'afternoon' });
    const handed = state === 'issued' || state === 'returned';
    const planted = { state: handed ? 'on-shelf' : state, out_of_stack: isOut ? 1 : 0 } as const;
    const id = await plantItem(counter, visit, 'Hồ sơ 1', planted);
    if (handed) value(await step(counter, staff.hoa, id, 'issue'));
    if (state === 'returned') value(await step(counter, staff.hoa, id, 'return'));
    await db.updateTable('visit').set({ state: visitState }).where('pk', '=', visit.pk).execute();
    return id;
  }
  /** As if it had never been: the next one uses the same unit and the same half-day. */
  async function clear(id: string): Promise<void> {
    const { pk, visit_pk } = await itemRow(counter.db, id);
    await counter.db.updateTable('visit_item').set({ out_of_stack: 0 }).where('pk', '=', pk).execute();
    const returned = { returned_at: '2026-11-30T04:00:00.000Z' };
    await counter.db.updateTable('delivery').set(returned).where('item_pk', '=', pk).execute();
    await counter.db.updateTable('visit').set({ state: 'completed' }).where('pk', '=', visit_pk).execute();
  }

  it(`refuses all ${REFUSED.length} combinations of situation, action and actor that are not in it, and nothing is written`, async () => {
    let tried = 0;
    for (const situation of SITUATIONS) {
      const id = await itemIn(situation);
      const { version } = await itemRow(counter.db, id);
      for (const who of WHO) {
        const before = await stored(counter.db);
        for (const { action } of REFUSED.filter((one) => one.situation === situation && one.who === who)) {
          const result = await ATTEMPTS[action]!(counter, actorFor(counter, who), { id, version });
          expect(result.ok, `${who} could ${action} (${situation.name})`).toBe(false);
          tried += 1;
        }
        expect(await stored(counter.db), `${who}, ${situation.name}`).toBe(before);
      }
      await clear(id);
    }
    expect(tried).toBe(REFUSED.length);
  }, 300_000);

  it(`lets all ${ALLOWED.length} others be done, and each of them by an outdated version not`, async () => {
    for (const { situation, who, action } of ALLOWED) {
      const id = await itemIn(situation);
      const { version } = await itemRow(counter.db, id);
      const actor = actorFor(counter, who);
      const attempt = ATTEMPTS[action]!;
      if (action !== 'print') {
        const outdated = await attempt(counter, actor, { id, version: version - 1 });
        expect(outdated, `${who}, ${action}`).toEqual({ ok: false, refusal: { code: 'stale', current: version } });
      }
      const result = await attempt(counter, actor, { id, version });
      expect(result, `${who} could not ${action} (${situation.name})`).toMatchObject({ ok: true });
      await clear(id);
    }
  }, 300_000);

  it.each(['suspended', 'disabled'] as const)('brings nothing to a reader whose account is %s', async (status) => {
    const { db, delivery, readers, staff } = counter;
    const steps = { planned: 'print', 'to-pull': 'pull', 'on-shelf': 'issue' } as const;
    for (const [state, action] of Object.entries(steps)) {
      const isOut = state === 'on-shelf';
      const id = await itemIn({ name: state, state: state as keyof typeof steps, isOut, visit: 'arrived' });
      const { version } = await itemRow(db, id);
      await db.updateTable('account').set({ status }).where('pk', '=', readers.lan.pk).execute();
      expect(value(await delivery.item(staff.hoa, id)).can).not.toContain(action);
      const result = await ATTEMPTS[action]!(counter, staff.hoa, { id, version });
      expect(result, `${action} for a ${status} reader`).toEqual({ ok: false, refusal: { code: 'suspended' } });
      await db.updateTable('account').set({ status: 'active' }).where('pk', '=', readers.lan.pk).execute();
      await clear(id);
    }
  });

  it('notes in the audit log who tried what was not theirs', async () => {
    const id = await itemIn(SITUATIONS[0]!);
    await ATTEMPTS['pull']!(counter, counter.readers.minh, { id, version: 1 });
    const [entry] = await counter.db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(1).execute();
    expect(entry).toMatchObject({ action: 'access.denied', actor: 'reader-minh', subject: `item:${id}` });
  });
});

async function stored(db: Kysely<Database>): Promise<string> {
  const tables = [];
  for (const table of TABLES) {
    const rows = await db.selectFrom(table).selectAll().execute();
    tables.push(rows.map((row) => JSON.stringify(row)).sort());
  }
  return JSON.stringify(tables);
}
