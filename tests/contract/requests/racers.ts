import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Actor } from '../../../src/readers/actor.ts';
import { environment } from '../catalogue/kill-an-import.ts';
import type { Call, Called, WireActor } from './racer.ts';
import type { RequestRoom } from './request-room.ts';

const RACER = fileURLToPath(new URL('racer.ts', import.meta.url));

/** Processes that do the same thing at the same time. */
export interface Racers {
  /** Deals the calls out to all processes, lets them begin together, and gives back what came of each, in order. */
  race(calls: readonly Call[]): Promise<Called[]>;
  close(): Promise<void>;
}

export async function startRacers(room: RequestRoom, count: number, now: string): Promise<Racers> {
  const racers = await Promise.all(Array.from({ length: count }, () => startOne(room, now)));
  return {
    async race(calls) {
      const hands = racers.map((_, place) => calls.filter((_call, at) => at % count === place));
      const dealt = await Promise.all(racers.map((racer, place) => racer.ask(hands[place] ?? [])));
      return calls.map((_, at) => dealt[at % count]![Math.floor(at / count)]!);
    },
    async close() {
      await Promise.all(racers.map((racer) => racer.end()));
    },
  };
}

async function startOne(room: RequestRoom, now: string) {
  const child: ChildProcess = spawn(process.execPath, [RACER], {
    env: { ...process.env, MEILI_URL: '', DATABASE_URL: '', ...environment(room.archive), RACE_NOW: now },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  if ((await next()) !== 'ready') throw new Error('a racer did not start');
  return {
    async ask(calls: readonly Call[]): Promise<Called[]> {
      child.stdin!.write(`${JSON.stringify(calls)}\n`);
      return JSON.parse(await next()) as Called[];
    },
    async end(): Promise<void> {
      child.stdin!.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

export function wire(actor: Actor): WireActor {
  return (actor.kind === 'staff' ? { ...actor, roles: [...actor.roles] } : actor) as WireActor;
}
