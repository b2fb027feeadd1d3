import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/platform/audit/verify-audit.ts';
import { SESSION_COOKIE } from '../../../src/readers/cookie-names.ts';
import { createSessions } from '../../../src/readers/sessions.ts';
import { startPortal, type RunningTestPortal } from '../../harness/portal.ts';
import { writeContent } from '../../security/leak/archive.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { environment } from '../catalogue/kill-an-import.ts';
import { halfWritten } from './half-written.ts';
import { workUntilGone, type Cookies, type Told } from './people-at-work.ts';
import { addReader, openRequestRoom, withoutLimits, type RequestRoom } from './request-room.ts';

/** `KILLS=100 vitest run …` for the long run. */
const KILLS = Number(process.env.KILLS ?? 2);
/** Of work that is under way; a request from cart to grant takes one to three seconds here. */
const LONGEST_MS = 6_000;
const READERS = 4;

describe.each(DATABASES)('a portal that is killed under its readers and staff, on %s', (kind) => {
  let room: RequestRoom;
  let contentDir: string;
  beforeEach(async () => {
    room = await openRequestRoom(kind);
    room.at(new Date().toISOString());
    contentDir = join(room.archive.folder, '..', 'content');
    await writeContent(contentDir);
    const policy = join(contentDir, 'policy', 'requests.yaml');
    writeFileSync(policy, withoutLimits(readFileSync(policy, 'utf8')));
  });
  afterEach(() => room.close());

  it(
    'loses no request that anybody was told of, writes none by half, and sends every letter once or says that it tried again',
    async () => {
      const cookies = await signedIn(room);
      const told = {
        sent: new Set(),
        decided: new Set(),
        revoked: new Set(),
        messages: new Set(),
        strange: [],
      } as Told;
      const env = { MEILI_URL: '', DATABASE_URL: '', SMTP_URL: '', ...environment(room.archive) };
      const start = () => startPortal({ dataDir: room.archive.dataDir, contentDir, env });
      let portal: RunningTestPortal | undefined;
      try {
        for (let kill = 1; kill <= KILLS; kill++) {
          portal = await start();
          const working = workUntilGone(portal.url, cookies, room.ids.conditional, told);
          // A run in which nobody has done anything yet would show nothing.
          while (told.sent.size === 0 && told.strange.length === 0) await sleep(20);
          await sleep(Math.random() * LONGEST_MS);
          await portal.kill();
          await working;
          await untilQuiet(room);
          expect(await lost(room, told), `after kill ${kill}`).toEqual([]);
          expect(await halfWritten(room.db), `after kill ${kill}`).toEqual([]);
          expect(strayMail(room, await letters(room)), `after kill ${kill}`).toEqual([]);
          expect((await verifyAudit(room.db)).faults).toEqual([]);
          expect(told.strange, `before kill ${kill}`).toEqual([]);
          expect(portal.log()).not.toContain('"fault"');
        }
        // A letter whose process died is claimed for ten minutes; they are over.
        await room.db.updateTable('mail').set({ claimed_until: null }).where('sent_at', 'is', null).execute();
        portal = await start();
        await expect
          .poll(async () => (await letters(room)).every(({ sent_at }) => sent_at), { timeout: 60_000 })
          .toBe(true);
      } finally {
        await portal?.stop();
      }
      const sent = await letters(room);
      const files = readdirSync(join(room.archive.dataDir, 'mail')).filter((name) => name.endsWith('.eml'));
      expect(files.sort()).toEqual(sent.map(({ id }) => `${id}.eml`).sort());
      const again = sent.filter(({ attempts }) => attempts > 1).length;
      expect(sent.filter(({ attempts }) => attempts < 1)).toEqual([]);
      const { entries } = await verifyAudit(room.db);
      process.stdout.write(
        `${kind}: the portal killed ${KILLS} times; told ${told.sent.size} sent, ${told.decided.size} decided, ` +
          `${told.revoked.size} revoked, ${told.messages.size} messages: all there; ${sent.length} letters, ` +
          `${again} of them tried again and marked so; ${entries} entries of the log, whole\n`,
      );
    },
    KILLS * 30_000 + 120_000,
  );
});

async function signedIn({ db, readers, staff }: RequestRoom): Promise<Cookies> {
  const sessions = createSessions(db);
  const cookieOf = async (pk: number) =>
    `${SESSION_COOKIE}=${await sessions.begin(pk, 'test', new Date().toISOString())}`;
  const others = Array.from({ length: READERS - 1 }, (_, at) => addReader(db, `reader-${at}`, { assurance: 'seen' }));
  const asking = [readers.lan, ...(await Promise.all(others))];
  return {
    readers: await Promise.all(asking.map(({ pk }) => cookieOf(pk))),
    archivist: await cookieOf(staff.an.pk),
    approver: await cookieOf(staff.chi.pk),
  };
}

/** PostgreSQL may still be at what the killed portal asked of it last. */
async function untilQuiet({ db, archive }: RequestRoom): Promise<void> {
  if (archive.databaseUrl === undefined) return;
  const busy = sql<{ n: string }>`select count(*) as n from pg_stat_activity
    where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`;
  await expect.poll(async () => Number((await busy.execute(db)).rows[0]?.n), { timeout: 20_000 }).toBe(0);
}

/** What somebody was told was done, and is not. */
async function lost({ db }: RequestRoom, told: Told): Promise<unknown[]> {
  const cases = await db.selectFrom('access_case').select(['id', 'state', 'number']).execute();
  const states = new Map(cases.map(({ id, state }) => [id, state]));
  const grants = await db
    .selectFrom('access_grant')
    .innerJoin('access_case', 'access_case.pk', 'access_grant.case_pk')
    .select(['access_case.id', 'access_grant.state'])
    .execute();
  const texts = (await db.selectFrom('case_message').select('text').execute()).map(({ text }) => text);
  const numbers = cases.flatMap(({ number }) => number ?? []);
  return [
    ...[...told.sent].filter((id) => (states.get(id) ?? 'draft') === 'draft').map((id) => ({ sent: id })),
    ...[...told.decided].filter((id) => states.get(id) !== 'decided').map((id) => ({ decided: id })),
    ...[...told.revoked]
      .filter((id) => grants.some((grant) => grant.id === id && grant.state !== 'revoked'))
      .map((id) => ({ revoked: id })),
    ...[...told.messages].filter((text) => !texts.includes(text)).map((message) => ({ message })),
    ...texts.filter((text, at) => texts.indexOf(text) !== at).map((twice) => ({ twice })),
    ...numbers.filter((number, at) => numbers.indexOf(number) !== at).map((number) => ({ number })),
  ];
}

async function letters({ db }: RequestRoom) {
  return db.selectFrom('mail').select(['id', 'attempts', 'sent_at', 'dead_at']).execute();
}

/** Letters said to be sent that are not there, and those there that nothing says were tried. */
function strayMail({ archive }: RequestRoom, rows: Awaited<ReturnType<typeof letters>>): unknown[] {
  const folder = join(archive.dataDir, 'mail');
  const files = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return rows.flatMap(({ id, attempts, sent_at, dead_at }) => {
    const isThere = files.has(`${id}.eml`);
    const isRight = dead_at === null && (sent_at === null || isThere) && (!isThere || attempts > 0);
    return isRight ? [] : [{ id, attempts, sent_at, dead_at, isThere }];
  });
}
