import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StaffActor } from '../../../../src/readers/actor.ts';
import { environment } from '../../catalogue/kill-an-import.ts';
import { MORNING, type Counter } from './counter.ts';
import type { DeskCall } from './racer.ts';

const RACER = fileURLToPath(new URL('racer.ts', import.meta.url));

export interface DeskAnswer {
  ok: boolean;
  value?: { state: string };
  refusal?: { code: string };
}

/** Desks, each a process of its own, that do things at the same moment. */
export interface Desks {
  /** Deals the calls out to all desks, lets them begin together, and gives back what came of each, in order. */
  race(calls: readonly DeskCall[]): Promise<DeskAnswer[]>;
  close(): Promise<void>;
}

export async function openDesks(counter: Counter, count: number): Promise<Desks> {
  const desks = await Promise.all(Array.from({ length: count }, () => openDesk(counter)));
  return {
    async race(calls) {
      const dealt = await Promise.all(
        desks.map((desk, place) => desk.ask(calls.filter((_, at) => at % count === place))),
      );
      return calls.map((_, at) => dealt[at % count]![Math.floor(at / count)]!);
    },
    async close() {
      await Promise.all(desks.map((desk) => desk.end()));
    },
  };
}

async function openDesk({ archive }: Counter) {
  const child = spawn(process.execPath, [RACER], {
    env: { ...process.env, MEILI_URL: '', DATABASE_URL: '', ...environment(archive), RACE_NOW: MORNING },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  if ((await next()) !== 'ready') throw new Error('a desk did not open');
  return {
    async ask(calls: readonly DeskCall[]): Promise<DeskAnswer[]> {
      child.stdin.write(`${JSON.stringify(calls)}\n`);
      return JSON.parse(await next()) as DeskAnswer[];
    },
    async end(): Promise<void> {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

export function wire(actor: StaffActor): DeskCall['actor'] {
  return { ...actor, roles: [...actor.roles] };
}
