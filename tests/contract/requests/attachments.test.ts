import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clamd } from '../../../src/platform/scanner/clamd.ts';
import type { Attachments } from '../../../src/requests/attachments/attachments.ts';
import { createAttachments } from '../../../src/requests/attachments/create-attachments.ts';
import { EICAR, startClamd, type ClamdBehaviour, type TestClamd } from '../../harness/clamd.ts';
import { textPdf } from '../../harness/made-pdf.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { caseIn } from './case-in-state.ts';
import { openRequestRoom, refusal, value, type RequestRoom } from './request-room.ts';

const TEXT = Buffer.from('Tôi đồng ý cho bà Lan đọc hồ sơ của gia đình.\n');
const NOT_FOUND = { code: 'not-found' };

describe.each(DATABASES)('files that readers send, %s', (kind) => {
  let room: RequestRoom;
  let attachments: Attachments;
  let scanners: TestClamd[];
  let folder: string;
  beforeEach(async () => {
    room = await openRequestRoom(kind);
    scanners = [];
    folder = join(room.archive.dataDir, 'attachments');
    attachments = store();
  });
  afterEach(async () => {
    await Promise.all(scanners.map((scanner) => scanner.close()));
    await room.close();
  });

  function store(url?: string): Attachments {
    const { db, now, policy } = room.room;
    const scanner = url ? { scanner: clamd(url, 500) } : {};
    return createAttachments({ db, now, policy, dataDir: room.archive.dataDir, ...scanner });
  }

  async function scanner(behaviour?: ClamdBehaviour): Promise<TestClamd> {
    const started = await startClamd(behaviour);
    scanners.push(started);
    return started;
  }

  const stored = () => readdir(folder).catch(() => []);
  const rows = () => room.db.selectFrom('attachment').selectAll().orderBy('pk').execute();
  const evidence = (content: Uint8Array, name = 'Giấy đồng ý.pdf') => ({ name, content, evidence: 'consent' });
  const loose = (content: Uint8Array) => ({ name: 'thư.txt', content, evidence: null });

  it('come back to their reader as they were, from a random name that nobody else on this machine reads', async () => {
    const { lan } = room.readers;
    const draft = await caseIn(room, 'draft');
    const pdf = await textPdf(['Giấy đồng ý']);
    const added = value(await attachments.add(lan, draft.id, evidence(pdf)));
    expect(added).toMatchObject({
      fileName: 'Giấy đồng ý.pdf',
      mediaType: 'application/pdf',
      bytes: pdf.length,
      evidence: 'consent',
    });
    const opened = value(await attachments.open(lan, draft.id, added.id));
    expect(Buffer.from(opened.content).equals(pdf)).toBe(true);
    const [name] = await stored();
    expect(name).toMatch(/^[a-z0-9]{20}$/);
    expect(name).not.toBe(added.id);
    expect((await stat(join(folder, name!))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await rows())[0]).toMatchObject({ scan: 'unscanned', is_internal: 0, message_pk: null });
  });

  it('are nobody else’s until they are sent, then also staff’s who read cases, and each such look is in the log', async () => {
    const { readers, staff, requests } = room;
    const open = await caseIn(room, 'in-review');
    const added = value(await attachments.add(readers.lan, open.id, loose(TEXT)));
    const others = [{ kind: 'guest' } as const, readers.minh, staff.desk, staff.an, staff.chi, staff.admin];
    for (const actor of others) expect(refusal(await attachments.open(actor, open.id, added.id))).toEqual(NOT_FOUND);
    value(await requests.write(readers.lan, open.id, { text: 'Xin gửi kèm.', attachmentIds: [added.id] }));
    for (const actor of [staff.desk, staff.an, staff.chi]) value(await attachments.open(actor, open.id, added.id));
    for (const actor of [{ kind: 'guest' } as const, readers.minh, staff.admin]) {
      expect(refusal(await attachments.open(actor, open.id, added.id))).toEqual(NOT_FOUND);
    }
    const looks = await room.db
      .selectFrom('audit')
      .select(['actor', 'subject'])
      .where('action', '=', 'attachment.viewed')
      .execute();
    expect(looks.map(({ actor }) => actor)).toEqual([staff.desk.id, staff.an.id, staff.chi.id]);
  });

  it('are one paper for one ground, however often a button was pressed', async () => {
    const { lan } = room.readers;
    const draft = await caseIn(room, 'draft');
    const added = await Promise.all([TEXT, TEXT].map((file) => attachments.add(lan, draft.id, evidence(file))));
    expect(new Set(added.map((each) => value(each).id)).size).toBe(1);
    value(await attachments.add(lan, draft.id, { ...evidence(TEXT), evidence: 'kinship' }));
    expect(await rows()).toHaveLength(2);
    expect(await stored()).toHaveLength(2);
  });

  it('make the same words another message, unless the message before had the same ones', async () => {
    const { lan } = room.readers;
    const open = await caseIn(room, 'in-review');
    const write = async (file: Buffer) => {
      const { id } = value(await attachments.add(lan, open.id, loose(file)));
      return value(await room.requests.write(lan, open.id, { text: 'Xin gửi kèm.', attachmentIds: [id] })).repeated;
    };
    expect(await write(TEXT)).toBeUndefined();
    expect(await write(TEXT)).toBe(true);
    expect(await write(Buffer.concat([TEXT, TEXT]))).toBeUndefined();
    expect(value(await room.requests.ownCase(lan, open.id)).messages).toHaveLength(2);
  });

  it('go with a message of the staff’s too, and are nobody else’s before', async () => {
    const { readers, staff, requests } = room;
    const open = await caseIn(room, 'decided');
    for (const actor of [staff.admin, readers.minh]) {
      expect(refusal(await attachments.add(actor, open.id, loose(TEXT)))).toEqual(NOT_FOUND);
    }
    const added = value(await attachments.add(staff.desk, open.id, loose(TEXT)));
    const early = value(await requests.ownCase(readers.lan, open.id));
    expect(JSON.stringify(early)).not.toContain(added.id);
    for (const actor of [readers.lan, staff.an]) {
      expect(refusal(await attachments.open(actor, open.id, added.id))).toEqual(NOT_FOUND);
    }
    value(await requests.tell(staff.an, open.id, { text: 'Không phải của tôi', attachmentIds: [added.id] }));
    expect(refusal(await attachments.open(readers.lan, open.id, added.id))).toEqual(NOT_FOUND);
    value(await requests.tell(staff.desk, open.id, { text: 'Xin gửi mẫu đơn', attachmentIds: [added.id] }));
    const { messages } = value(await requests.ownCase(readers.lan, open.id));
    expect(messages.map((message) => message.attachments.map(({ id }) => id))).toEqual([[], [added.id]]);
    expect(Buffer.from(value(await attachments.open(readers.lan, open.id, added.id)).content).equals(TEXT)).toBe(true);
    expect(refusal(await attachments.remove(staff.desk, open.id, added.id))).toEqual(NOT_FOUND);
    const closed = await caseIn(room, 'closed');
    expect(refusal(await attachments.add(staff.an, closed.id, loose(TEXT))).code).toBe('wrong-state');
    const draft = await caseIn(room, 'draft');
    expect(refusal(await attachments.add(staff.an, draft.id, loose(TEXT)))).toEqual(NOT_FOUND);
  });

  it('are found under their own case alone', async () => {
    const { lan } = room.readers;
    const [one, other] = [await caseIn(room, 'draft'), await caseIn(room, 'draft')];
    const added = value(await attachments.add(lan, one.id, evidence(TEXT)));
    expect(refusal(await attachments.open(lan, other.id, added.id))).toEqual(NOT_FOUND);
    expect(refusal(await attachments.remove(lan, other.id, added.id))).toEqual(NOT_FOUND);
  });

  it('go for good when they are taken back before they are sent, and stay once they were', async () => {
    const { lan, minh } = room.readers;
    const draft = await caseIn(room, 'draft');
    const added = value(await attachments.add(lan, draft.id, evidence(TEXT)));
    expect(refusal(await attachments.remove(minh, draft.id, added.id))).toEqual(NOT_FOUND);
    value(await attachments.remove(lan, draft.id, added.id));
    expect([await stored(), await rows()]).toEqual([[], []]);
    const kept = value(await attachments.add(lan, draft.id, evidence(TEXT)));
    value(await room.requests.submit(lan, draft.id, { version: draft.version, submissionKey: 'key' }));
    expect(refusal(await attachments.remove(lan, draft.id, kept.id))).toEqual(NOT_FOUND);
    expect(await stored()).toHaveLength(1);
  });

  it('are taken by a draft and by an open case, from its reader alone, and no more than policy says', async () => {
    const { readers, staff } = room;
    const draft = await caseIn(room, 'draft');
    for (const actor of [{ kind: 'guest' } as const, readers.minh, staff.an, staff.admin]) {
      expect(refusal(await attachments.add(actor, draft.id, evidence(TEXT)))).toEqual(NOT_FOUND);
    }
    expect(refusal(await attachments.add(readers.suspended, draft.id, evidence(TEXT)))).toEqual({ code: 'suspended' });
    expect(refusal(await attachments.add(readers.lan, draft.id, loose(TEXT)))).toEqual({ code: 'wrong-state' });
    const most = room.room.policy.on('2026-11-30').limits.attachments.perCase;
    const tries = await Promise.all(
      Array.from({ length: most + 5 }, (_, index) =>
        attachments.add(readers.lan, draft.id, evidence(TEXT, `giay-${index}.txt`)),
      ),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(most);
    expect(tries.filter(({ ok }) => !ok)).toEqual(Array(5).fill({ ok: false, refusal: { code: 'too-many', most } }));
    expect(await stored()).toHaveLength(most);
    const late = await caseIn(room, 'closed');
    value(await attachments.add(readers.lan, late.id, loose(TEXT)));
    const closed = await caseIn(room, 'submitted');
    value(await room.requests.withdraw(readers.lan, closed.id, closed));
    expect(refusal(await attachments.add(readers.lan, closed.id, loose(TEXT)))).toEqual({ code: 'wrong-state' });
  });

  it('are looked at by the scanner first, whole and as they were sent', async () => {
    const { lan } = room.readers;
    const draft = await caseIn(room, 'draft');
    const working = await scanner();
    const scanning = store(working.url);
    const large = Buffer.concat([Buffer.from('a'.repeat(200_000)), TEXT]);
    value(await scanning.add(lan, draft.id, evidence(large)));
    expect(working.scanned[0]?.equals(large)).toBe(true);
    expect((await rows())[0]?.scan).toBe('clean');
    expect(refusal(await scanning.add(lan, draft.id, evidence(EICAR, 'eicar.txt')))).toEqual({ code: 'infected' });
    expect([(await stored()).length, (await rows()).length]).toEqual([1, 1]);
    const logged = await room.db
      .selectFrom('audit')
      .select(['actor', 'subject'])
      .where('action', '=', 'attachment.infected')
      .execute();
    expect(logged).toEqual([{ actor: lan.id, subject: `case:${draft.id}` }]);
  });

  it.each(['silent', 'says-error', 'hangs-up', 'away'] as const)(
    'are refused, and nothing is kept, while the scanner is %s',
    async (how) => {
      const draft = await caseIn(room, 'draft');
      const url = how === 'away' ? 'tcp://127.0.0.1:1' : (await scanner(how)).url;
      const result = await store(url).add(room.readers.lan, draft.id, evidence(TEXT));
      expect(refusal(result)).toEqual({ code: 'scanner-unavailable' });
      expect([await stored(), await rows()]).toEqual([[], []]);
    },
  );

  it('lose what a camera noted when they are pictures', async () => {
    const draft = await caseIn(room, 'draft');
    const picture = await sharp({ create: { width: 60, height: 20, channels: 3, background: '#336699' } })
      .withExif({ IFD0: { Copyright: 'secret-owner' }, IFD3: { GPSLatitude: '21/1 2/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const added = value(await attachments.add(room.readers.lan, draft.id, evidence(picture, 'ảnh.png')));
    expect(added).toMatchObject({ fileName: 'ảnh.jpg', mediaType: 'image/jpeg' });
    const { content } = value(await attachments.open(room.readers.lan, draft.id, added.id));
    const about = await sharp(content).metadata();
    expect([about.exif, about.orientation, about.width, about.height]).toEqual([undefined, undefined, 20, 60]);
    expect(Buffer.from(content).includes('secret-owner')).toBe(false);
  });

  it('that lie without a row, or were never sent, go after a while, and nothing else does', async () => {
    const { lan } = room.readers;
    const draft = await caseIn(room, 'draft');
    const open = await caseIn(room, 'in-review');
    value(await attachments.add(lan, draft.id, evidence(TEXT)));
    const unsent = value(await attachments.add(lan, open.id, loose(TEXT)));
    const sent = value(await attachments.add(lan, open.id, loose(TEXT)));
    value(await room.requests.write(lan, open.id, { text: 'Kèm theo.', attachmentIds: [sent.id] }));
    await writeFile(join(folder, 'halfwritten.part'), 'x');
    for (const name of await stored()) await utimes(join(folder, name), new Date(0), room.room.now());
    expect(await attachments.purge()).toBe(0);
    room.later(1);
    expect(await attachments.purge()).toBe(1);
    room.later(2);
    expect(await attachments.purge()).toBe(1);
    expect(refusal(await attachments.open(lan, open.id, unsent.id))).toEqual(NOT_FOUND);
    expect([(await stored()).length, (await rows()).length]).toEqual([2, 2]);
    value(await room.requests.discardDraft(lan, draft.id, { version: draft.version }));
    expect([await attachments.purge(), (await stored()).length]).toEqual([1, 1]);
  });

  it('are never handed out when somebody changed them on the disk', async () => {
    const draft = await caseIn(room, 'draft');
    const added = value(await attachments.add(room.readers.lan, draft.id, evidence(TEXT)));
    const [name] = await stored();
    await writeFile(join(folder, name!), `${await readFile(join(folder, name!), 'utf8')} và thêm`);
    await expect(attachments.open(room.readers.lan, draft.id, added.id)).rejects.toThrow('not what was kept');
  });
});
