import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Config } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import { SESSION_COOKIE } from '../../src/readers/cookie-names.ts';
import { createSessions } from '../../src/readers/sessions.ts';
import { startPortal } from '../harness/portal.ts';
import { spreadOf, type Spread } from './measure.ts';
import { seededRandom, type Random } from './random.ts';
import { SUBJECTS } from './vocabulary.ts';

export interface MixedLoad {
  readers: number;
  staff: number;
  seconds: number;
}

export interface MixedFigures {
  /** Every answer, pages and forms alike. Milliseconds. */
  answers: Spread;
  /** Answers that should not have been: 5xx, 4xx, a connection that broke. */
  errors: string[];
}

/** Between two pages: a reader reads, staff work. Seconds, at least and at most. */
const READER_RESTS: [number, number] = [4, 8];
const STAFF_RESTS: [number, number] = [2, 5];

interface Person {
  cookie: string;
  /** Ids of cases that are theirs to open. */
  cases: string[];
  random: Random;
}

/** One visit of a page, or one form sent. */
interface Errand {
  address: string;
  form?: Record<string, string>;
}

/**
 * Readers search, read, fill carts, follow their requests and write messages; staff look through queues, open cases
 * and write notes: all of them signed in, at once, against a portal in a process of its own.
 * @param env names a data folder with records, accounts and cases (planted-cases.ts)
 */
export async function measureMixedLoad(
  config: Config,
  env: Record<string, string> & { DATA_DIR: string },
  { readers, staff, seconds }: MixedLoad,
): Promise<MixedFigures> {
  const db = await openDatabase(config);
  const people = { readers: await readersOf(db, readers), staff: await staffOf(db, staff) };
  const records = await db.selectFrom('record').select('id').where('level', '=', 'file').limit(2_000).execute();
  const ids = records.map(({ id }) => id);
  await db.destroy();
  const portal = await startPortal({ dataDir: env.DATA_DIR, env });
  const times: number[] = [];
  const errors: string[] = [];
  const ends = Date.now() + seconds * 1000;
  const live = async (person: Person, rests: [number, number], next: (person: Person) => Errand): Promise<void> => {
    // Not all at the same moment.
    await sleep(person.random.next() * rests[1] * 1000);
    while (Date.now() < ends) {
      const { ms, fault } = await goTo(portal.url, person, next(person));
      times.push(ms);
      if (fault) errors.push(fault);
      await sleep((rests[0] + person.random.next() * (rests[1] - rests[0])) * 1000);
    }
  };
  try {
    await Promise.all([
      ...people.readers.map((one) => live(one, READER_RESTS, (person) => readersErrand(person, ids))),
      ...people.staff.map((one) => live(one, STAFF_RESTS, staffErrand)),
    ]);
  } finally {
    await portal.stop();
  }
  return { answers: spreadOf(times), errors };
}

function readersErrand({ cases, random }: Person, records: readonly string[]): Errand {
  const own = cases.length > 0 ? random.pick(cases) : undefined;
  switch (random.whole(8)) {
    case 0:
    case 1:
    case 2:
      return { address: `/tim-kiem?q=${encodeURIComponent(random.pick(SUBJECTS))}` };
    case 3:
    case 4:
      return { address: `/ho-so/${random.pick(records)}` };
    case 5:
      return { address: '/gio-yeu-cau', form: { add: random.pick(records) } };
    case 6:
      return { address: own ? `/yeu-cau/${own}` : '/tai-khoan' };
    default:
      return own
        ? { address: `/yeu-cau/${own}`, form: { write: '1', text: random.pick(SUBJECTS) } }
        : { address: '/gio-yeu-cau' };
  }
}

function staffErrand({ cases, random }: Person): Errand {
  const address = `/can-bo/yeu-cau/${random.pick(cases)}`;
  switch (random.whole(4)) {
    case 0:
      return { address: `/can-bo?queue=${random.pick(['new', 'mine', 'overdue', 'open', 'done'])}` };
    case 1:
      return { address: `/can-bo?queue=open&q=${encodeURIComponent(random.pick(SUBJECTS).split(' ')[0] ?? '')}` };
    case 2:
      return { address };
    default:
      return { address, form: { do: 'note', 'note-text': random.pick(SUBJECTS) } };
  }
}

async function goTo(
  url: string,
  { cookie }: Person,
  { address, form }: Errand,
): Promise<{ ms: number; fault?: string }> {
  const began = performance.now();
  const what = `${form ? 'POST' : 'GET'} ${address.replace(/[\w-]{16,}/g, 'ID').replace(/q=.*/, 'q=…')}`;
  try {
    const answer = await fetch(url + address, {
      redirect: 'manual',
      headers: { cookie, ...(form ? { origin: url } : {}) },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    await answer.arrayBuffer();
    const ms = performance.now() - began;
    return answer.status >= 400 ? { ms, fault: `${what}: ${answer.status}` } : { ms };
  } catch (error) {
    return { ms: performance.now() - began, fault: `${what}: ${error instanceof Error ? error.message : error}` };
  }
}

async function readersOf(db: Kysely<Database>, count: number): Promise<Person[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('access_case', 'access_case.account_pk', 'account.pk')
    .select(['account.pk', 'access_case.id'])
    .where('access_case.state', 'in', ['submitted', 'in-review', 'consulting'])
    .execute();
  const byReader = Map.groupBy(rows, ({ pk }) => pk);
  return Promise.all(
    [...byReader].slice(0, count).map(([pk, cases], at) =>
      personOf(
        db,
        pk,
        cases.map(({ id }) => id),
        at,
      ),
    ),
  );
}

async function staffOf(db: Kysely<Database>, count: number): Promise<Person[]> {
  const accounts = await db.selectFrom('account').select('pk').where('kind', '=', 'staff').limit(count).execute();
  const open = await db.selectFrom('access_case').select('id').where('state', '=', 'in-review').limit(500).execute();
  return Promise.all(
    accounts.map(({ pk }, at) =>
      personOf(
        db,
        pk,
        open.map(({ id }) => id),
        1_000 + at,
      ),
    ),
  );
}

async function personOf(db: Kysely<Database>, pk: number, cases: string[], seed: number): Promise<Person> {
  const token = await createSessions(db).begin(pk, 'bench', new Date().toISOString());
  return { cookie: `${SESSION_COOKIE}=${token}`, cases, random: seededRandom(seed) };
}
