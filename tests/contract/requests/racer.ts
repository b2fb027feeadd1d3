import { createInterface } from 'node:readline';
import { createRecordFacts } from '../../../src/catalogue/storage/record-facts.ts';
import type { Actor } from '../../../src/readers/actor.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { readContent } from '../../../src/platform/content.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { readCalendarPolicy } from '../../../src/requests/clock/calendar-policy.ts';
import { createRequests } from '../../../src/requests/create-requests.ts';
import { createGrants } from '../../../src/requests/granting/live-grants.ts';
import { remindAndLapse } from '../../../src/requests/keeping-time/remind-and-lapse.ts';
import { loadRequestPolicy } from '../../../src/requests/load-policy.ts';
import type { Room } from '../../../src/requests/room.ts';
import { createReadCalendar } from '../../../src/requests/storage/stored-calendar.ts';

/**
 * Run as a process of its own, against others: says `ready`, then for each line with an array of calls does them all
 * at once and answers with a line of their results. The environment names the database and the time.
 */
export interface Call {
  what: 'submit' | 'claim' | 'confirm' | 'reply' | 'revokeGrant' | 'countView' | 'lapse' | 'read';
  actor: WireActor;
  id: string;
  input: Record<string, unknown>;
}

/** An actor as a line of JSON can hold it. */
export type WireActor = { kind: 'reader' } | { kind: 'staff'; roles: string[] };

export interface Called {
  result: unknown;
  /** Milliseconds since 1970, of one clock for all processes of a machine. */
  began: number;
  ended: number;
}

const config = readConfig(process.env);
const db = await openDatabase(config);
const room: Room = {
  db,
  now: () => new Date(process.env.RACE_NOW ?? ''),
  archive: readContent('content').profile,
  policy: loadRequestPolicy('content'),
  facts: createRecordFacts(db),
  calendar: createReadCalendar(readCalendarPolicy('content')),
};
const requests = createRequests(room);
const grants = createGrants(room);

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const called = await Promise.all((JSON.parse(line) as Call[]).map(timed));
  process.stdout.write(`${JSON.stringify(called)}\n`);
}
await db.destroy();

async function timed(call: Call): Promise<Called> {
  const began = performance.timeOrigin + performance.now();
  const result = await make(call);
  return { result, began, ended: performance.timeOrigin + performance.now() };
}

function make({ what, actor: wire, id, input }: Call): Promise<unknown> {
  const actor = (wire.kind === 'staff' ? { ...wire, roles: new Set(wire.roles) } : wire) as Actor;
  if (what === 'countView') return grants.countView(actor, id);
  if (what === 'read') return grants.forRecord(actor, id).then((grant) => grant !== undefined);
  if (what === 'lapse') return remindAndLapse(room);
  return requests[what](actor, id, input as never);
}
