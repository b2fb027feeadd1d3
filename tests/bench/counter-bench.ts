import type { Kysely } from 'kysely';
import type { Database } from '../../src/platform/database/schema.ts';
import type { Result } from '../../src/platform/result.ts';
import { newId } from '../../src/platform/secrets.ts';
import { newSpokenNumber } from '../../src/platform/spoken-number.ts';
import { dayInVietnam } from '../../src/platform/vietnam-time.ts';
import type { StaffActor } from '../../src/readers/actor.ts';
import type { Delivery } from '../../src/visits/delivery/delivery.ts';
import { timeEach, type Spread } from './measure.ts';

export interface CounterFigures {
  /** From the scan of a slip to the answer that it was handed over: item found, judged, register, figures, audit. */
  issue: Spread;
  /** The same for what comes back. */
  giveBack: Spread;
  /** The list of a day with so many files, along the shelves. */
  pullList: Spread;
}

const HANDED_OVER = 300;
const PER_READER = 10;
const LISTS = 40;

/** @param db with readers, staff, visits and deliveries of years (planted-deliveries.ts); it is left with some more */
export async function measureCounter(
  db: Kysely<Database>,
  delivery: Delivery,
  desk: StaffActor,
): Promise<CounterFigures> {
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
