import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { environment } from '../catalogue/kill-an-import.ts';
import { halfWritten } from './half-written.ts';
import { openRequestRoom, type RequestRoom } from './request-room.ts';
import { wire } from './racers.ts';

const BUSY_DESK = fileURLToPath(new URL('busy-desk.ts', import.meta.url));
/** `KILLS=100 vitest run …` for the long run. */
const KILLS = Number(process.env.KILLS ?? 4);
/** Of work that is under way; a request takes about as long. */
const LONGEST_MS = 500;

describe.each(DATABASES)('a desk that is killed in the middle of its work, on %s', (kind) => {
  let room: RequestRoom;
  beforeEach(async () => {
    room = await openRequestRoom(kind);
  });
  afterEach(() => room.close());

  it(
    'leaves every request whole: its state, events, letters, mail, grants and the log agree',
    async () => {
      let decided = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        decided += await workAndKill(room);
        expect(await halfWritten(room.db), `after kill ${kill + 1}`).toEqual([]);
      }
      const cases = await room.db.selectFrom('access_case').select('state').execute();
      process.stdout.write(`${kind}: ${KILLS} kills, ${cases.length} requests, ${decided} told as decided\n`);
      expect(cases.filter(({ state }) => state === 'decided').length).toBeGreaterThanOrEqual(decided);
      const { faults, entries } = await verifyAudit(room.db);
      expect(faults).toEqual([]);
      expect(entries).toBeGreaterThan(KILLS);
    },
    KILLS * 15_000 + 60_000,
  );
});

/** @returns how many requests it said it had decided */
async function workAndKill({ archive, readers, staff, ids }: RequestRoom): Promise<number> {
  const cast = { reader: readers.lan, archivist: wire(staff.an), approver: wire(staff.chi), recordId: ids.conditional };
  const env = { ...process.env, MEILI_URL: '', DATABASE_URL: '', ...environment(archive) };
  const desk = spawn(process.execPath, [BUSY_DESK, JSON.stringify(cast)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  desk.stdout.on('data', (text: Buffer) => (said += text.toString()));
  while (!said.includes('begun') && desk.exitCode === null) await sleep(5);
  await sleep(20 + Math.random() * LONGEST_MS);
  // It never ends by itself: where it has, it failed.
  expect(desk.exitCode).toBeNull();
  desk.kill('SIGKILL');
  await once(desk, 'exit');
  return said.split('decided').length - 1;
}
