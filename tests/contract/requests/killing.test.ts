import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { environment } from '../catalogue/kill-an-import.ts';
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
        expect(await halfWritten(room), `after kill ${kill + 1}`).toEqual([]);
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

/** Requests of which something is missing or too much; none where every change was whole. */
async function halfWritten({ db }: RequestRoom): Promise<unknown[]> {
  const cases = await db.selectFrom('access_case').selectAll().execute();
  const wrong: unknown[] = [];
  for (const one of cases) {
    const events = await db.selectFrom('case_event').selectAll().where('case_pk', '=', one.pk).orderBy('pk').execute();
    const letters = await db.selectFrom('case_letter').select('kind').where('case_pk', '=', one.pk).execute();
    const items = await db
      .selectFrom('requested_item')
      .select(['state', 'decision'])
      .where('case_pk', '=', one.pk)
      .execute();
    const grants = await db.selectFrom('access_grant').select('state').where('case_pk', '=', one.pk).execute();
    const logged = await db
      .selectFrom('audit')
      .select(['action', 'data'])
      .where('subject', '=', `case:${one.id}`)
      .orderBy('seq')
      .execute();
    const last = events.findLast(({ item_pk, to_state }) => item_pk === null && to_state !== null);
    const isSent = one.state !== 'draft';
    const isDecided = one.state === 'decided';
    const agree = {
      state: (last?.to_state ?? 'draft') === one.state,
      number: (one.number !== null) === isSent && (one.due_on !== null) === isSent,
      items: items.length === (isSent ? 1 : 0),
      receipt: letters.filter(({ kind }) => kind === 'receipt').length === (isSent ? 1 : 0),
      decision: letters.filter(({ kind }) => kind === 'decision').length === (isDecided ? 1 : 0),
      outcome: items.every(
        ({ state, decision }) => (decision === null) === (state === 'pending' || state === 'proposed'),
      ),
      grant: grants.length === (isDecided ? 1 : 0),
      log: logged.filter(({ action }) => action === 'case.issue').length === (isDecided ? 1 : 0),
      sent: logged.filter(({ action }) => action === 'case.submit').length === (isSent ? 1 : 0),
    };
    const differ = Object.entries(agree).filter(([, isSo]) => !isSo);
    if (differ.length > 0) wrong.push({ state: one.state, differ: differ.map(([what]) => what) });
  }
  const sent = cases.filter(({ state }) => state !== 'draft').length;
  const decided = cases.filter(({ state }) => state === 'decided').length;
  const mail = await db.selectFrom('mail').select(['template', 'dedupe_key']).execute();
  if (mail.length !== sent + decided) wrong.push({ mail: mail.length, sent, decided });
  return wrong;
}
