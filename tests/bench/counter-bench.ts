import type { Kysely } from 'kysely';
import { createRecordFacts } from '../../src/catalogue/storage/record-facts.ts';
import type { Config } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import type { Result } from '../../src/platform/result.ts';
import { newId } from '../../src/platform/secrets.ts';
import { newSpokenNumber } from '../../src/platform/spoken-number.ts';
import { dayInVietnam } from '../../src/platform/vietnam-time.ts';
import type { StaffActor } from '../../src/readers/actor.ts';
import { readCalendarPolicy } from '../../src/requests/clock/calendar-policy.ts';
import { loadRequestPolicy } from '../../src/requests/load-policy.ts';
import { beginView } from '../../src/requests/granting/count-view.ts';
import { liveGrants } from '../../src/requests/storage/grants-in-force.ts';
import { createReadCalendar } from '../../src/requests/storage/stored-calendar.ts';
import { countUse } from '../../src/statistics/storage/count-use.ts';
import { createDelivery } from '../../src/visits/delivery/create-delivery.ts';
import type { Delivery } from '../../src/visits/delivery/delivery.ts';
import { loadVisitPolicy } from '../../src/visits/load-policy.ts';
import { timeEach, type Spread } from './measure.ts';
import { plantDeliveries } from './planted-deliveries.ts';

interface CounterFigures {
  deliveries: number;
  /** From the scan of a slip to the answer that it was handed over: item found, judged, register, figures, audit. */
  issue: Spread;
  /** The same for what comes back. */
  giveBack: Spread;
  /** The list of a day with so many files, along the shelves. */
  pullList: Spread;
}

/** Files that are fetched, handed over and taken back. */
export const HANDED_OVER = 300;
const PER_READER = 10;
/** Files read in each of the visits that are over. */
const PER_VISIT = 10;
const LISTS = 40;

/** @param config names a database with records, readers and visits of years (planted-visits.ts); it is left fuller */
export async function measureCounter(config: Config): Promise<CounterFigures> {
  const db = await openDatabase(config);
  try {
    const desk = await plantDesk(db);
    const deliveries = await plantDeliveries(db, PER_VISIT);
    const delivery = createDelivery({
      db,
      now: () => new Date(),
      policy: loadVisitPolicy(config.contentDir),
      requestPolicy: loadRequestPolicy(config.contentDir),
      recordsIn: createRecordFacts,
      grants: liveGrants,
      beginView,
      calendar: createReadCalendar(readCalendarPolicy(config.contentDir)),
      countUse,
    });
    return { deliveries, ...(await atCounter(db, delivery, desk)) };
  } finally {
    await db.destroy();
  }
}

async function plantDesk(db: Kysely<Database>): Promise<StaffActor> {
  const account = { id: newId(), kind: 'staff', status: 'active', assurance: 'seen', language: 'vi' } as const;
  const { pk } = await db
    .insertInto('account')
    .values({ ...account, name: 'Bàn giao nhận', name_key: 'ban giao nhan', created_at: '2026-01-05T03:00:00.000Z' })
    .returning('pk')
    .executeTakeFirstOrThrow();
  await db.insertInto('account_role').values({ account_pk: pk, role: 'desk' }).execute();
  return { kind: 'staff', pk, id: account.id, name: 'Bàn giao nhận', roles: new Set(['desk']) };
}

async function atCounter(
  db: Kysely<Database>,
  delivery: Delivery,
  desk: StaffActor,
): Promise<Omit<CounterFigures, 'deliveries'>> {
  const slips = await plantSlips(db);
  const find = async (slip: string) => {
    const found = must(await delivery.scan(desk, slip));
    if (found.kind !== 'item') throw new Error(`a slip was taken for a ${found.kind}`);
    return found.item;
  };
  const lists = Array.from({ length: LISTS }, () => ({ day: dayInVietnam(new Date()) }));
  const pullList = await timeEach(lists, async (filter) => must(await delivery.pullList(desk, filter)));
  await db
    .updateTable('visit_item')
    .set({ state: 'on-shelf', out_of_stack: 1 })
    .where('slip_number', 'in', slips)
    .execute();
  const agreed = { condition: 'good', note: '', readerAgreed: true } as const;
  const issue = await timeEach(slips, async (slip) => {
    const { id, version } = await find(slip);
    must(await delivery.issue(desk, id, { version, sheets: 40, pages: 80, drawings: 1, ...agreed }));
  });
  const giveBack = await timeEach(slips, async (slip) => {
    const { id, version } = await find(slip);
    must(await delivery.giveBack(desk, id, { version, sheets: 40, ...agreed }));
  });
  return { issue, giveBack, pullList };
}

/** Readers who are here today, each with as many files as may be handed over. @returns the numbers of the slips */
async function plantSlips(db: Kysely<Database>): Promise<string[]> {
  const now = new Date();
  const [at, today] = [now.toISOString(), dayInVietnam(now)];
  const readers = await db
    .selectFrom('account')
    .select('pk')
    .where('kind', '=', 'reader')
    .orderBy('pk', 'desc')
    .limit(HANDED_OVER / PER_READER)
    .execute();
  const records = await db
    .selectFrom('record')
    .select('id')
    .where('level', '=', 'file')
    .where('access', '=', 'open')
    .where('listed', '=', 1)
    .orderBy('pk')
    .limit(HANDED_OVER)
    .execute();
  const { policy_from } = await db.selectFrom('visit').select('policy_from').limit(1).executeTakeFirstOrThrow();
  const slips: string[] = [];
  for (const [place, reader] of readers.entries()) {
    const visit = await db
      .insertInto('visit')
      .values({
        id: newId(),
        number: newSpokenNumber('LD', today.slice(0, 4)),
        account_pk: reader.pk,
        state: 'arrived',
        version: 4,
        language: 'vi',
        room: 'main',
        seat_class: 'standard',
        day: today,
        half: 'morning',
        party_size: 1,
        purpose: 'history',
        subject: '',
        note: '',
        policy_from,
        created_at: at,
        changed_at: at,
        arrived_at: at,
        nationality: 'VN',
      })
      .returning('pk')
      .executeTakeFirstOrThrow();
    for (const [position, record] of records.slice(place * PER_READER, (place + 1) * PER_READER).entries()) {
      const slip = newSpokenNumber('PL', today.slice(0, 4));
      slips.push(slip);
      await db
        .insertInto('visit_item')
        .values({
          id: newId(),
          visit_pk: visit.pk,
          position: position + 1,
          record_id: record.id,
          unit_id: record.id,
          snapshot: '{}',
          stack_order: '',
          reason: '',
          state: 'to-pull',
          version: 2,
          slip_number: slip,
          slip_prints: 1,
          out_of_stack: 0,
          changed_at: at,
        })
        .execute();
    }
  }
  return slips;
}

function must<Value>(result: Result<Value, { code: string }>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}
