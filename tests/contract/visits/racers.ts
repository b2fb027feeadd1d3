import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Actor } from '../../../src/readers/actor.ts';
import { environment } from '../catalogue/kill-an-import.ts';
import type { Call, WireActor } from './racer.ts';
import type { TestRooms } from './visit-room.ts';

const RACER = fileURLToPath(new URL('racer.ts', import.meta.url));

export interface Outcome {
  ok: boolean;
  value?: { id?: string; number?: string };
  refusal?: { code: string };
}

/** Processes that do things at the same moment. */
export interface Racers {
  /** Deals the calls out to all processes, lets them begin together, and gives back what came of each, in order. */
  race(calls: readonly Call[]): Promise<Outcome[]>;
  close(): Promise<void>;
}

/** @param clocks a process for each: the time that it believes it is */
export async function startRacers(rooms: TestRooms, clocks: readonly string[]): Promise<Racers> {
  const racers = await Promise.all(clocks.map((clock) => startOne(rooms, clock)));
  const count = racers.length;
  return {
    async race(calls) {
      const dealt = await Promise.all(
        racers.map((racer, place) => racer.ask(calls.filter((_, at) => at % count === place))),
      );
      return calls.map((_, at) => dealt[at % count]![Math.floor(at / count)]!);
    },
    async close() {
      await Promise.all(racers.map((racer) => racer.end()));
    },
  };
}

async function startOne({ archive }: TestRooms, clock: string) {
  const child = spawn(process.execPath, [RACER], {
    env: { ...process.env, MEILI_URL: '', DATABASE_URL: '', ...environment(archive), RACE_NOW: clock },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  if ((await next()) !== 'ready') throw new Error('a racer did not start');
  return {
    async ask(calls: readonly Call[]): Promise<Outcome[]> {
      child.stdin.write(`${JSON.stringify(calls)}\n`);
      return JSON.parse(await next()) as Outcome[];
    },
    async end(): Promise<void> {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

export function wire(actor: Actor): WireActor {
  return (actor.kind === 'staff' ? { ...actor, roles: [...actor.roles] } : actor) as WireActor;
}
