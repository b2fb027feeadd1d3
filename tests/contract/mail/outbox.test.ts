import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailDesk } from '../../../src/platform/mail/create-mail-desk.ts';
import { enqueueMail } from '../../../src/platform/mail/enqueue-mail.ts';
import { fileTransport } from '../../../src/platform/mail/file-transport.ts';
import { MailRefused, type MailTransport } from '../../../src/platform/mail/mail-transport.ts';
import { sendWaiting } from '../../../src/platform/mail/send-waiting.ts';
import { smtpTransport } from '../../../src/platform/mail/smtp-transport.ts';
import type { Actor } from '../../../src/readers/actor.ts';
import type { Role } from '../../../src/readers/account.ts';
import { startMailServer, type Behaviour, type TestMailServer } from '../../harness/smtp.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../harness/test-database.ts';
import { enqueue, letter, LETTERHEAD, onlyRow, parts, rows, START, testClock } from './mail-room.ts';

const QUICK = { connectMs: 500, silenceMs: 500 };
const letterOf = (number: number) => ({ dedupeKey: `case:${number}`, recipient: `reader${number}@example.vn` });

function staff(...roles: Role[]): Actor {
  return { kind: 'staff', pk: 1, id: 'staff', name: 'Cán bộ', roles: new Set(roles) };
}

describe.each(DATABASES)('mail on its way out, %s', (kind) => {
  let test: TestDatabase;
  let servers: TestMailServer[];
  beforeEach(async () => {
    test = await openTestDatabase(kind);
    servers = [];
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await test.close();
  });

  async function server(behaviour?: Behaviour): Promise<TestMailServer & { transport: MailTransport }> {
    const started = await startMailServer(behaviour);
    servers.push(started);
    return { ...started, transport: smtpTransport(started.url, QUICK) };
  }

  it('goes to a server as a letter in the language of its reader, in plain text and HTML that say the same', async () => {
    const { received, transport } = await server();
    const clock = testClock();
    await enqueue(test.db, {
      dedupeKey: 'case:1:submitted',
      template: 'case-submitted',
      data: { caseId: 'c2', number: 'YC-2026-7KQ4-M3TZ', items: 3, dueOn: '2026-03-11' },
    });
    expect(await sendWaiting(test.db, parts(transport, clock.now))).toBe(1);
    const [mail] = received;
    const { id } = await onlyRow(test.db);
    expect(mail).toMatchObject({
      subject: 'Đã nhận yêu cầu YC-2026-7KQ4-M3TZ',
      from: { name: LETTERHEAD.archive.name.vi, address: LETTERHEAD.archive.email },
      envelopeTo: ['an@example.vn'],
      messageId: `<${id}@phongdoc.songchau.example>`,
    });
    expect(mail?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toContain('hết ngày 11/03/2026');
      expect(body).toContain('https://phongdoc.songchau.example/yeu-cau/c2/bien-nhan');
    }
  });

  it('is sent once however often it is asked for, and keeps nothing that opens anything', async () => {
    const { received, transport } = await server();
    const clock = testClock();
    const reset = { dedupeKey: 'reset:1', template: 'reset-password', data: { token: 'secret-token' } } as const;
    for (let time = 0; time < 3; time++) {
      await enqueue(test.db, reset);
      await sendWaiting(test.db, parts(transport, clock.now));
    }
    expect(received).toHaveLength(1);
    expect(received[0]?.text).toContain('/tai-khoan/mat-khau-moi?token=secret-token');
    expect(await onlyRow(test.db)).toMatchObject({ data: '{}', attempts: 1, claimed_until: null, last_error: null });
  });

  it('is not sent for what did not happen', async () => {
    const { received, transport } = await server();
    const change = test.db.transaction().execute(async (trx) => {
      await enqueueMail(trx, START.toISOString(), letter({ dedupeKey: 'case:1' }));
      throw new Error('not after all');
    });
    await expect(change).rejects.toThrow('not after all');
    expect(await sendWaiting(test.db, parts(transport, testClock().now))).toBe(0);
    expect(received).toEqual([]);
  });

  it('is sent once each by several processes at the same time', async () => {
    const { received, transport } = await server();
    for (let number = 1; number <= 30; number++) await enqueue(test.db, letterOf(number));
    const processes = [test.db, await test.beside(), await test.beside()];
    const sent = await Promise.all(processes.map((db) => sendWaiting(db, parts(transport, testClock().now))));
    expect(sent.reduce((sum, count) => sum + count)).toBe(30);
    expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(30);
    expect(received).toHaveLength(30);
    expect((await rows(test.db)).every(({ attempts, sent_at }) => attempts === 1 && sent_at !== null)).toBe(true);
  });

  it('waits longer after each failure, and is given up after two days', async () => {
    const clock = testClock();
    const out: MailTransport = {
      send: () => Promise.reject(new Error('no route')),
      close: () => undefined,
      verify: async () => '',
    };
    await enqueue(test.db, { dedupeKey: 'case:1' });
    const waits: number[] = [];
    for (let minutes = 0; minutes < 4_000; minutes++, clock.forward(1)) {
      const before = await onlyRow(test.db);
      await sendWaiting(test.db, parts(out, clock.now));
      const after = await onlyRow(test.db);
      if (after.attempts > before.attempts) waits.push(minutes);
      if (after.dead_at) break;
    }
    expect(waits).toEqual([0, 1, 6, 21, 81, 261, 621, 1341, 2781]);
    expect(await onlyRow(test.db)).toMatchObject({
      attempts: 9,
      last_error: 'no route',
      sent_at: null,
      claimed_until: null,
    });
  }, 60_000);

  it('is given up at once where the server knows no such address, and tried again where it only cannot now', async () => {
    const clock = testClock();
    const forGood = await server({ kind: 'refuses', code: 550 });
    const forNow = await server({ kind: 'refuses', code: 451 });
    await enqueue(test.db, letterOf(1));
    await sendWaiting(test.db, parts(forGood.transport, clock.now));
    await enqueue(test.db, letterOf(2));
    await sendWaiting(test.db, parts(forNow.transport, clock.now));
    const [dead, waiting] = await rows(test.db);
    expect([dead?.dead_at, waiting?.dead_at]).toEqual([clock.now().toISOString(), null]);
    expect([dead?.last_error, waiting?.last_error]).toEqual([
      expect.stringContaining('550'),
      expect.stringContaining('451'),
    ]);
  });

  it('waits out a server that is silent, away, or gone in the middle', async () => {
    const clock = testClock();
    const silent = await server({ kind: 'hangs' });
    const away = smtpTransport('smtp://127.0.0.1:1', QUICK);
    await enqueue(test.db, { dedupeKey: 'case:1' });
    for (const [transport, attempts] of [
      [silent.transport, 1],
      [away, 2],
    ] as const) {
      await sendWaiting(test.db, parts(transport, clock.now));
      expect(await onlyRow(test.db)).toMatchObject({ attempts, sent_at: null, dead_at: null, claimed_until: null });
      clock.forward(10);
    }
    const drops = await server({ kind: 'drops-after-data' });
    await sendWaiting(test.db, parts(drops.transport, clock.now));
    clock.forward(60);
    await sendWaiting(test.db, parts(drops.transport, clock.now));
    // It did arrive the first time, which nobody could know: the second is recognisable as the same.
    expect(drops.received).toHaveLength(2);
    expect(new Set(drops.received.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await onlyRow(test.db)).toMatchObject({ attempts: 4, sent_at: clock.now().toISOString() });
  });

  it('of a process that died goes again once its claim has run out, and not before', async () => {
    const { received, transport } = await server();
    const clock = testClock();
    const dying: MailTransport = {
      send: () => new Promise(() => undefined),
      close: () => undefined,
      verify: async () => '',
    };
    await enqueue(test.db, { dedupeKey: 'case:1' });
    void sendWaiting(await test.beside(), parts(dying, clock.now));
    await expect.poll(async () => (await onlyRow(test.db)).claimed_until).not.toBeNull();
    clock.forward(9);
    expect(await sendWaiting(test.db, parts(transport, clock.now))).toBe(0);
    clock.forward(1);
    expect(await sendWaiting(test.db, parts(transport, clock.now))).toBe(1);
    expect(received).toHaveLength(1);
    expect((await onlyRow(test.db)).attempts).toBe(2);
  });

  it('becomes a file for nobody else where there is no server, and the same file when it is tried again', async () => {
    const folder = join(test.dataDir, 'mail');
    const transport = fileTransport(folder);
    const clock = testClock();
    await enqueue(test.db, { dedupeKey: 'case:1', language: 'en' });
    await sendWaiting(test.db, parts(transport, clock.now));
    await test.db
      .updateTable('mail')
      .set({ sent_at: null, data: JSON.stringify({ caseId: 'c2', number: 'N' }) })
      .execute();
    await sendWaiting(test.db, parts(transport, clock.now));
    const files = await readdir(folder);
    expect(files).toEqual([`${(await onlyRow(test.db)).id}.eml`]);
    const mail = await PostalMime.parse(await readFile(join(folder, files[0]!)));
    expect(mail.subject).toBe('Request N has been closed');
    expect((await stat(join(folder, files[0]!))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(transport.notice).toContain('SMTP_URL is not set');
  });

  it.each([
    ['two lines', 'an@example.vn\r\nBcc: all@example.vn'],
    ['two addresses', 'an@example.vn, all@example.vn'],
    ['an address with a name', 'An <an@example.vn>'],
    ['a sign that turns the line round', 'an@exa\u202emple.vn'],
  ])('never goes to %s', async (_, recipient) => {
    const { received, transport } = await server();
    await enqueue(test.db, { dedupeKey: 'case:1', recipient });
    await sendWaiting(test.db, parts(transport, testClock().now));
    expect(received).toEqual([]);
    expect(await onlyRow(test.db)).toMatchObject({ last_error: 'this is not one e-mail address', sent_at: null });
    expect((await onlyRow(test.db)).dead_at).not.toBeNull();
  });

  it('has no header that what is in it could have made', async () => {
    const { received, transport } = await server();
    const number = 'YC-1\r\nBcc: all@example.vn\r\n\r\n<script>alert(1)</script>\u2028X-A: b';
    await enqueue(test.db, { dedupeKey: 'case:1', data: { caseId: 'c2', number } });
    await sendWaiting(test.db, parts(transport, testClock().now));
    const [mail] = received;
    expect(mail?.headers.map(({ key }) => key)).toEqual(expect.not.arrayContaining(['bcc', 'x-a']));
    expect(mail?.subject).toBe('Yêu cầu YC-1 Bcc: all@example.vn <script>alert(1)</script> X-A: b đã khép lại');
    expect(mail?.envelopeTo).toEqual(['an@example.vn']);
    expect(mail?.html).toContain('&lt;script&gt;');
  });

  it('is given up where nobody knows such a letter', async () => {
    const { transport } = await server();
    await enqueue(test.db, { dedupeKey: 'case:1' });
    await test.db.updateTable('mail').set({ template: 'constructor' }).execute();
    await sendWaiting(test.db, parts(transport, testClock().now));
    expect((await onlyRow(test.db)).last_error).toBe('the letter cannot be written: there is no letter "constructor"');
  });

  it('that was given up is shown to the administrator alone, who can send it again, once', async () => {
    const clock = testClock();
    const desk = createMailDesk(test.db, clock.now);
    const refusing: MailTransport = {
      send: () => Promise.reject(new MailRefused('550 no such user')),
      close: () => undefined,
      verify: async () => '',
    };
    for (let number = 1; number <= 51; number++) await enqueue(test.db, letterOf(number));
    await sendWaiting(test.db, parts(refusing, clock.now));
    await enqueue(test.db, letterOf(99));
    const administrator = staff('administrator');
    const first = await desk.dead(administrator, 1);
    expect(first).toMatchObject({ ok: true, value: { total: 51, pages: 2, page: 1, waiting: 1 } });
    const last = await desk.dead(administrator, 99);
    if (!last.ok) throw new Error('refused');
    expect(last.value).toMatchObject({
      page: 2,
      letters: [{ recipient: 'reader1@example.vn', error: '550 no such user' }],
    });
    const id = last.value.letters[0]!.id;
    for (const actor of [{ kind: 'guest' } as const, staff('desk', 'archivist', 'approver')]) {
      expect([await desk.dead(actor, 1), await desk.resend(actor, id)]).toEqual([
        { ok: false, refusal: { code: 'not-found' } },
        { ok: false, refusal: { code: 'not-found' } },
      ]);
    }
    expect(await desk.resend(administrator, id)).toEqual({ ok: true, value: null });
    expect(await desk.resend(administrator, id)).toEqual({ ok: false, refusal: { code: 'gone' } });
    const { received, transport } = await server();
    expect(await sendWaiting(test.db, parts(transport, clock.now))).toBe(2);
    expect(received.map(({ envelopeTo }) => envelopeTo[0])).toContain('reader1@example.vn');
    const audit = await test.db.selectFrom('audit').select(['actor', 'action', 'subject']).execute();
    expect(audit).toEqual([{ actor: 'staff', action: 'mail.resend', subject: `mail:${id}` }]);
  });
});
