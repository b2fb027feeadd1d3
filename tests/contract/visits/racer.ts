import { createInterface } from 'node:readline';
import type { Actor } from '../../../src/readers/actor.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { createVisitDesk } from '../../../src/visits/create-visit-desk.ts';
import { createVisits } from '../../../src/visits/create-visits.ts';
import { releaseHolds } from '../../../src/visits/keeping-time/keep-visits.ts';
import type { VisitDesk } from '../../../src/visits/visit-desk.ts';
import type { Visits } from '../../../src/visits/visits.ts';
import { visitRoom } from './visit-room.ts';

/**
 * Run as a process of its own, against others: says `ready`, then for each line with an array of calls does them all
 * at once and answers with a line of their results. The environment names the database and the time.
 */
export type Call =
  | { of: 'visits'; what: 'hold' | 'request' | 'cancel' | 'move' | 'release'; args: [WireActor, ...unknown[]] }
  | { of: 'desk'; what: 'confirm' | 'bookFor' | 'setException' | 'callOff'; args: [WireActor, ...unknown[]] }
  | { of: 'job'; what: 'releaseHolds' };

/** An actor as a line of JSON can hold it. */
export type WireActor = { kind: 'reader' } | { kind: 'staff'; roles: string[] };

const db = await openDatabase(readConfig(process.env));
const room = visitRoom(db, () => new Date(process.env.RACE_NOW ?? ''));
const sides: Record<'visits' | 'desk', Visits | VisitDesk> = {
  visits: createVisits(room),
  desk: createVisitDesk(room),
};

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const results = await Promise.all((JSON.parse(line) as Call[]).map(make));
  process.stdout.write(`${JSON.stringify(results)}\n`);
}
await db.destroy();

function make(call: Call): Promise<unknown> {
  if (call.of === 'job') return releaseHolds(room);
  const [wire, ...rest] = call.args;
  const actor = (wire.kind === 'staff' ? { ...wire, roles: new Set(wire.roles) } : wire) as Actor;
  const side = sides[call.of] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  return side[call.what]!(actor, ...rest);
}
