import type { Kysely } from 'kysely';
import { createRecordFacts } from '../../src/catalogue/storage/record-facts.ts';
import type { Config } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import type { Result } from '../../src/platform/result.ts';
import { newToken } from '../../src/platform/secrets.ts';
import { dayInVietnam } from '../../src/platform/vietnam-time.ts';
import { GUEST, type ReaderActor } from '../../src/readers/actor.ts';
import { dayAfter } from '../../src/requests/calendar-days.ts';
import { readCalendarPolicy } from '../../src/requests/clock/calendar-policy.ts';
import { loadRequestPolicy } from '../../src/requests/load-policy.ts';
import { beginView } from '../../src/requests/granting/count-view.ts';
import { liveGrants } from '../../src/requests/storage/grants-in-force.ts';
import { createReadCalendar } from '../../src/requests/storage/stored-calendar.ts';
import { countUse } from '../../src/statistics/storage/count-use.ts';
import { createVisits } from '../../src/visits/create-visits.ts';
import { loadVisitPolicy } from '../../src/visits/load-policy.ts';
import type { Session } from '../../src/visits/opening.ts';
import type { VisitRules } from '../../src/visits/policy.ts';
import type { Visits } from '../../src/visits/visits.ts';
import { timeEach, type Spread } from './measure.ts';
import { BENCH_ROOMS, plantVisits } from './planted-visits.ts';
import { seededRandom } from './random.ts';

export interface VisitFigures {
  visits: number;
  /** A month with the free seats of every room and half-day. */
  month: Spread;
  /** A seat held and asked for with ten files: checks, number, letter, items, events, audit entries. */
  booking: Spread;
}

const MONTHS = 300;
const FILES = 10;
/** Nine in the morning in Việt Nam. */
const NINE = 'T02:00:00.000Z';

/** @param config names a database with records and without accounts; it is left filled */
export async function measureVisits(config: Config, count: number): Promise<VisitFigures> {
  const db = await openDatabase(config);
  try {
    const now = new Date(`${dayInVietnam(new Date())}${NINE}`);
    const today = dayInVietnam(now);
    const rules = benchRules(loadVisitPolicy(config.contentDir).on(today));
    const { newcomers } = await plantVisits(db, count, { today, policyFrom: rules.validFrom });
    const visits = createVisits({
      db,
      now: () => now,
      policy: { on: () => rules, named: () => rules },
      requestPolicy: loadRequestPolicy(config.contentDir),
      recordsIn: createRecordFacts,
      grants: liveGrants,
      beginView,
      calendar: createReadCalendar(readCalendarPolicy(config.contentDir)),
      countUse,
    });
    return {
      visits: count,
      month: await measureMonths(visits, today),
      booking: await measureBookings(db, visits, newcomers, today),
    };
  } finally {
    await db.destroy();
  }
}

/** The archive's own rules for five rooms that are open all week, so that nothing depends on the day of the run. */
function benchRules(own: VisitRules): VisitRules {
  const both = ['morning' as const, 'afternoon' as const];
  const sessions = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, both]));
  const label = { vi: 'Phòng', en: 'Room' };
  return { ...own, rooms: BENCH_ROOMS.map(({ code, seats }) => ({ code, label, place: label, seats, sessions })) };
}

function measureMonths(visits: Visits, today: string): Promise<Spread> {
  const random = seededRandom(22);
  const months = [today, dayAfter(today, 30), dayAfter(today, 60)].map((day) => day.slice(0, 7));
  const queries = Array.from({ length: MONTHS }, () => ({
    month: random.pick(months),
    ...(random.chance(0.2) ? { room: 'main' } : {}),
    ...(random.chance(0.2) ? { partySize: 6 } : {}),
  }));
  return timeEach(queries, async (query) => must(await visits.month(GUEST, query)));
}

async function measureBookings(
  db: Kysely<Database>,
  visits: Visits,
  readers: readonly { pk: number; id: string }[],
  today: string,
): Promise<Spread> {
  const random = seededRandom(23);
  const records = await db
    .selectFrom('record')
    .select('id')
    .where('level', '=', 'file')
    .where('listed', '=', 1)
    .where('access', '=', 'open')
    .where('online', '=', 0)
    .execute();
  const open = await openSessions(visits, today);
  const bookings = readers.map(({ pk, id }, at) => {
    const standing = { status: 'active', assurance: 'seen', emailVerified: true } as const;
    const actor: ReaderActor = { kind: 'reader', pk, id, name: '', ...standing };
    const files = records.slice(at * FILES, (at + 1) * FILES).map((record) => ({ recordId: record.id, reason: '' }));
    return { actor, files, session: random.pick(open) };
  });
  return timeEach(bookings, async ({ actor, files, session }) => {
    const { id, version } = must(await visits.hold(actor, { ...session, language: 'vi', partySize: 1 }));
    const form = { purpose: 'history', subject: 'Đê điều', note: '', partyName: '', files };
    must(await visits.request(actor, id, { version, ...form, submissionKey: newToken() }));
  });
}

/** Sessions of the weeks to come for which files can still be asked, whatever days are off. */
async function openSessions(visits: Visits, today: string): Promise<Session[]> {
  const { days } = must(await visits.month(GUEST, { month: dayAfter(today, 31).slice(0, 7) }));
  return days
    .filter(({ day }) => day > dayAfter(today, 14))
    .flatMap(({ day, halves }) =>
      halves.flatMap(({ half, rooms }) =>
        rooms
          .filter(({ room, notBookable }) => room === 'main' && notBookable === null)
          .map(({ room }) => ({ day, half, room, seatClass: 'standard' as const })),
      ),
    );
}

function must<Value>(result: Result<Value, { code: string }>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}
