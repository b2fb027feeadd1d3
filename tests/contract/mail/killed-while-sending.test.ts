import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startMailServer } from '../../harness/smtp.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';
import { enqueue, rows } from './mail-room.ts';

const SENDER = fileURLToPath(new URL('sender.ts', import.meta.url));
const KILLS = Number(process.env.KILLS ?? 3);
const LETTERS = 100;

function startSender(test: TestDatabase, smtpUrl: string): ChildProcess {
  const env = { ...process.env, DATA_DIR: test.dataDir, SMTP_URL: smtpUrl, DATABASE_URL: test.databaseUrl ?? '' };
  return spawn(process.execPath, [SENDER], { env, stdio: 'ignore' });
}

describe.each(DATABASES)('mail, when its process is killed again and again, %s', (kind) => {
  it(`is lost never, and twice only where its count of tries says so (${KILLS} kills, ${LETTERS} letters)`, async () => {
    const test = await openTestDatabase(kind);
    const server = await startMailServer({ kind: 'takes' });
    let sender: ChildProcess | undefined;
    try {
      for (let number = 1; number <= LETTERS; number++) {
        await enqueue(test.db, { dedupeKey: `case:${number}`, recipient: `reader${number}@example.vn` });
      }
      const isDone = async () => (await rows(test.db)).every(({ sent_at }) => sent_at !== null);
      let kills = 0;
      while (!(await isDone())) {
        sender = startSender(test, server.url);
        const before = server.received.length;
        // Killed while letters are on their way, at no moment in particular.
        while (server.received.length === before && !(await isDone())) await sleep(5);
        await sleep(kills < KILLS ? Math.random() * 40 : 2_000);
        sender.kill('SIGKILL');
        await once(sender, 'exit');
        kills += 1;
      }
      expect(kills).toBeGreaterThanOrEqual(KILLS);
      const sent = await rows(test.db);
      for (const row of sent) {
        const copies = server.received.filter(({ messageId }) => messageId?.startsWith(`<${row.id}@`));
        expect(copies.length).toBeGreaterThanOrEqual(1);
        expect(copies.length).toBeLessThanOrEqual(row.attempts);
        expect(new Set(copies.map(({ envelopeTo }) => envelopeTo.join())).size).toBe(1);
      }
      expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(LETTERS);
      expect(sent.some(({ attempts }) => attempts > 1)).toBe(true);
      expect(sent.every(({ dead_at, data }) => dead_at === null && data === '{}')).toBe(true);
    } finally {
      sender?.kill('SIGKILL');
      await server.close();
      await test.close();
    }
  }, 180_000);
});
