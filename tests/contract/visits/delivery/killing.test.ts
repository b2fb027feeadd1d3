import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../../src/platform/audit/verify-audit.ts';
import { placeOf } from '../../../../src/visits/delivery/describe-items.ts';
import { whereaboutsAt } from '../../../../src/visits/delivery/whereabouts.ts';
import { eventsOfUnit } from '../../../../src/visits/storage/unit-events.ts';
import { DATABASES } from '../../catalogue/archive.ts';
import { environment } from '../../catalogue/kill-an-import.ts';
import { value } from '../../requests/request-room.ts';
import { figures, openCounter, plantVisit, step, type Counter } from './counter.ts';
import { wire } from './desks.ts';

const BUSY_COUNTER = fileURLToPath(new URL('busy-counter.ts', import.meta.url));
/** `KILLS=100 vitest run …` for the long run. */
const KILLS = Number(process.env.KILLS ?? 3);
/** Steps after which it is killed at the latest: three files' whole way, and some. */
const MOST_STEPS = 25;
/** Until into the middle of the next ones. */
const LONGEST_MS = 15;

describe.each(DATABASES)('a counter that is killed in the middle of its work, on %s', (kind) => {
  let counter: Counter;
  beforeEach(async () => {
    counter = await openCounter(kind);
  });
  afterEach(() => counter.close());

  it(
    'leaves no unit in two places, no hand-over without its entry and its count, and a log that holds',
    async () => {
      const { db, readers } = counter;
      const visits = [
        await plantVisit(db, readers.lan),
        await plantVisit(db, readers.minh),
        await plantVisit(db, readers.minh, { half: 'afternoon' }),
      ];
      let told = 0;
      let left = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        told += await workAndKill(
          counter,
          visits.map(({ pk }) => pk),
        );
        expect(await halfWritten(counter), `after kill ${kill + 1}`).toEqual([]);
        left += await putAway(counter);
      }
      const entries = await db.selectFrom('delivery').select('pk').execute();
      process.stdout.write(
        `${kind}: ${KILLS} kills, ${entries.length} hand-overs, ${left} units put away after them\n`,
      );
      expect(entries.length).toBeGreaterThanOrEqual(told);
      expect((await verifyAudit(db)).faults).toEqual([]);
    },
    KILLS * 15_000 + 60_000,
  );
});

/** @returns how many hand-overs it said were done */
async function workAndKill({ archive, staff, record }: Counter, visitPks: number[]): Promise<number> {
  const records = [];
  for (const at of visitPks.keys())
    records.push(await Promise.all([1, 2, 3].map((file) => record(`Hồ sơ ${at * 3 + file}`))));
  const busy = spawn(process.execPath, [BUSY_COUNTER, JSON.stringify({ desk: wire(staff.hoa), visitPks, records })], {
    env: { ...process.env, MEILI_URL: '', DATABASE_URL: '', ...environment(archive) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  busy.stdout.on('data', (text: Buffer) => (said += text.toString()));
  const steps = Math.random() * MOST_STEPS;
  while (said.split('\n').length - 2 < steps && busy.exitCode === null) await sleep(1);
  await sleep(Math.random() * LONGEST_MS);
  // It never ends by itself: where it has, it failed.
  expect(busy.exitCode).toBeNull();
  busy.kill('SIGKILL');
  await once(busy, 'exit');
  return said.split('issue\n').length - 1;
}

/** Units, entries and counts that do not agree; none where every change was whole. */
async function halfWritten({ db }: Counter): Promise<unknown[]> {
  const wrong: unknown[] = [];
  const items = await db.selectFrom('visit_item').selectAll().orderBy('pk').execute();
  const entries = await db.selectFrom('delivery').selectAll().execute();
  for (const unit of new Set(items.map(({ unit_id }) => unit_id))) {
    const away = items.filter((item) => item.unit_id === unit && item.out_of_stack === 1);
    const inHand = entries.filter((entry) => entry.unit_id === unit && entry.returned_at === null);
    const told = whereaboutsAt(await eventsOfUnit(db, unit), '9999-12-31T00:00:00.000Z').place;
    const is = away[0] ? placeOf(away[0]) : 'stack';
    if (away.length > 1 || inHand.length > 1 || told !== is)
      wrong.push({ unit, away: away.length, inHand: inHand.length, told, is });
  }
  for (const item of items) {
    const events = await db
      .selectFrom('visit_event')
      .selectAll()
      .where('item_pk', '=', item.pk)
      .orderBy('pk')
      .execute();
    const logged = await db.selectFrom('audit').select('action').where('subject', '=', `item:${item.id}`).execute();
    const own = entries.filter(({ item_pk }) => item_pk === item.pk);
    const handedOver = (rows: readonly { action: string }[], action: string) =>
      rows.filter((row) => row.action === action).length;
    const agree = {
      state: (events.at(-1)?.to_state ?? 'planned') === item.state,
      version: events.length === item.version - 1 && logged.length === events.length,
      inHand: (item.state === 'issued') === own.some(({ returned_at }) => returned_at === null),
      entry: own.length === handedOver(events, 'issue') && own.length === handedOver(logged, 'item.issue'),
    };
    const differ = Object.entries(agree).filter(([, isSo]) => !isSo);
    if (differ.length > 0) wrong.push({ state: item.state, differ: differ.map(([what]) => what) });
  }
  const counted = await figures(db);
  const sum = (field: 'pages' | 'drawings') => entries.reduce((total, entry) => total + entry[field], 0);
  const recounted = { files: entries.length, pages: sum('pages'), drawings: sum('drawings') };
  for (const [measure, is] of Object.entries(recounted)) {
    if ((counted[measure] ?? 0) !== is) wrong.push({ measure, counted: counted[measure], is });
  }
  return wrong;
}

/** What was under way comes home by the same steps as always. @returns how many units did */
async function putAway(counter: Counter): Promise<number> {
  const away = await counter.db
    .selectFrom('visit_item')
    .select(['id', 'state'])
    .where('out_of_stack', '=', 1)
    .execute();
  for (const { id, state } of away) {
    if (state === 'issued') value(await step(counter, counter.staff.hoa, id, 'return'));
    value(await step(counter, counter.staff.hoa, id, 'reshelve'));
  }
  return away.length;
}
