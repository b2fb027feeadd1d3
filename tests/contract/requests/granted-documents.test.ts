import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDocuments } from '../../../src/catalogue/document.ts';
import { createGrantedCatalogue } from '../../../src/catalogue/storage/granted-catalogue.ts';
import { createOpenDocuments } from '../../../src/catalogue/storage/open-documents.ts';
import { permitsOf } from '../../../src/catalogue/storage/permits-of.ts';
import { createReadableContents } from '../../../src/catalogue/storage/readable-contents.ts';
import { GUEST, type Actor, type ReaderActor } from '../../../src/readers/actor.ts';
import { createGrants } from '../../../src/requests/create-grants.ts';
import type { Grants } from '../../../src/requests/grants.ts';
import { holderOf } from '../../../src/requests/holder-of.ts';
import { DATABASES, openArchive, type TestArchive } from '../catalogue/archive.ts';
import type { Line } from '../catalogue/line-reader.ts';
import { insertGrant, insertReader } from './grant-rows.ts';

const RECORDS: Line[] = [
  { depth: 0, key: 'f', title: 'Phông', access: { level: 'open' } },
  { depth: 1, key: 'o', title: 'Mở' },
  { depth: 1, key: 'c', title: 'Có điều kiện', access: { level: 'conditional' } },
  { depth: 2, key: 'ci', title: 'Tờ trình' },
  { depth: 2, key: 'cs', title: 'Tờ kín', access: { level: 'closed' } },
  { depth: 2, key: 'cm', title: 'Tờ che', access: { level: 'conditional', titleVisibility: 'masked' } },
  { depth: 1, key: 'd', title: 'Đóng', access: { level: 'closed' } },
  { depth: 1, key: 'm', title: 'Che', scope: 'Về một người', access: { level: 'closed', titleVisibility: 'masked' } },
  { depth: 2, key: 'mi', title: 'Lá thư' },
  { depth: 1, key: 'h', title: 'Ẩn', access: { level: 'closed', titleVisibility: 'hidden' } },
];
const ON_SITE = '192.168.10.7';
const ELSEWHERE = '203.0.113.9';

describe.each(DATABASES)('what a grant opens, on %s', (kind) => {
  let archive: TestArchive;
  let clock: Date;
  let grants: Grants;
  let owner: ReaderActor;
  let other: ReaderActor;

  beforeEach(async () => {
    archive = await openArchive(kind);
    await archive.write('a.aid', RECORDS);
    await archive.import();
    clock = new Date('2026-11-25T03:00:00Z');
    grants = createGrants(archive.db, {
      rules: () => ({ onSiteAddresses: ['192.168.10.0/24', '2001:db8:7::/48'], viewMinutes: 240 }),
      now: () => clock,
    });
    owner = await insertReader(archive.db, 'Nguyễn Văn A');
    other = await insertReader(archive.db, 'Trần Thị B');
  });
  afterEach(() => archive.close());

  /** What one sees at one request. */
  function permits(actor: Actor, clientIp = ELSEWHERE) {
    const recognise = () => Promise.resolve({ visitor: { actor } });
    return permitsOf(archive.db, holderOf(actor, { cookies: null, clientIp }, { recognise, grants }), () => clock);
  }
  const documents = (actor: Actor, clientIp?: string): OpenDocuments =>
    createOpenDocuments(archive.db, permits(actor, clientIp));
  const catalogue = (actor: Actor, clientIp?: string) =>
    createGrantedCatalogue(archive.db, archive.catalogue, permits(actor, clientIp));
  const grant = async (title: string, changes?: Parameters<typeof insertGrant>[3], reader = owner) =>
    insertGrant(archive.db, reader, (await archive.row(title)).id, changes);
  const change = (id: string, changes: object) =>
    archive.db.updateTable('access_grant').set(changes).where('id', '=', id).execute();
  const passes = (minutes: number) => (clock = new Date(clock.getTime() + minutes * 60_000));

  async function expectNothing(actor: Actor, id: string, title: string, clientIp?: string): Promise<void> {
    const seen = () => documents(actor, clientIp);
    expect(await seen().byId(id)).toBeUndefined();
    expect(await seen().page(id, 1)).toBeUndefined();
    expect(await seen().pages(id, 1, 9)).toEqual([]);
    expect(await seen().sizes(id)).toEqual([]);
    expect(await seen().words(id, 1)).toEqual([]);
    expect((await seen().texts([{ document: id, page: 1 }])).size).toBe(0);
    expect(await seen().ofRecord((await archive.row(title)).pk)).toEqual([]);
  }

  async function expectAll(actor: Actor, id: string, title: string, clientIp?: string): Promise<void> {
    const seen = () => documents(actor, clientIp);
    expect(await seen().byId(id)).toMatchObject({ document: { id }, record: { title } });
    expect(await seen().page(id, 1)).toMatchObject({ text: 'Trang một' });
    expect(await seen().pages(id, 1, 9)).toHaveLength(1);
    expect(await seen().sizes(id)).toHaveLength(1);
    expect((await seen().texts([{ document: id, page: 1 }])).get(`${id}/1`)).toBe('Trang một');
    expect((await seen().ofRecord((await archive.row(title)).pk)).map((document) => document.id)).toEqual([id]);
  }

  it.each(['Có điều kiện', 'Đóng', 'Che'])('is the document of "%s", for its reader and nobody else', async (title) => {
    const id = await archive.plant(title, { name: 'a.pdf', pages: ['Trang một'] });
    await expectNothing(owner, id, title);
    await grant(title);
    await expectAll(owner, id, title);
    for (const actor of [GUEST, other] as Actor[]) await expectNothing(actor, id, title);
    expect((await archive.feed.all(0, 100)).flatMap(({ passages }) => passages)).toEqual([]);
    expect(await archive.documents.byId(id)).toBeUndefined();
    expect(await archive.catalogue.holdings()).toMatchObject({ online: 0, pages: 0 });
  });

  it('is nothing of a record that is hidden, nor of one that is gone', async () => {
    const hidden = await archive.plant('Ẩn', { name: 'h.pdf', pages: ['Trang một'] });
    await grant('Ẩn');
    await expectNothing(owner, hidden, 'Ẩn');
    expect(await catalogue(owner).byId((await archive.row('Ẩn')).id)).toEqual({ kind: 'none' });
    const gone = await archive.plant('Đóng', { name: 'd.pdf', pages: ['Trang một'] });
    await grant('Đóng');
    await archive.write(
      'a.aid',
      RECORDS.filter((line) => !('title' in line) || line.title !== 'Đóng'),
    );
    await archive.import({ allowRemovals: true });
    expect(await documents(owner).byId(gone)).toBeUndefined();
  });

  it.each(['secret', 'unread', 'unreadable', 'damaged'] as const)('is no document held back: %s', async (heldBack) => {
    const id = await archive.plant('Đóng', { name: 'a.pdf', heldBack, pages: ['Trang một'] });
    await grant('Đóng');
    await expectNothing(owner, id, 'Đóng');
  });

  it('is no file that is another now than was read', async () => {
    const id = await archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    await grant('Đóng');
    await appendFile(join(archive.folder, 'a.pdf'), 'x');
    await expectNothing(owner, id, 'Đóng');
  });

  it('is what stands beneath its record, save what is stricter', async () => {
    const inside = await archive.plant('Tờ trình', { name: '1.pdf', pages: ['Trang một'] });
    const closed = await archive.plant('Tờ kín', { name: '2.pdf', pages: ['Trang một'] });
    const masked = await archive.plant('Tờ che', { name: '3.pdf', pages: ['Trang một'] });
    await grant('Có điều kiện');
    await expectAll(owner, inside, 'Tờ trình');
    await expectNothing(owner, closed, 'Tờ kín');
    await expectNothing(owner, masked, 'Tờ che');
    await grant('Tờ kín');
    await expectAll(owner, closed, 'Tờ kín');
  });

  it('is nothing above its record or beside it', async () => {
    const above = await archive.plant('Có điều kiện', { name: '1.pdf', pages: ['Trang một'] });
    const beside = await archive.plant('Đóng', { name: '2.pdf', pages: ['Trang một'] });
    await grant('Tờ trình');
    await expectNothing(owner, above, 'Có điều kiện');
    await expectNothing(owner, beside, 'Đóng');
  });

  it('shows the title and the description of a masked record to its reader alone', async () => {
    await grant('Che');
    const { id } = await archive.row('Che');
    expect(await catalogue(owner).byId(id)).toMatchObject({
      record: { title: 'Che', masked: false, detail: { scope: 'Về một người' }, permit: { untilDay: '2026-12-31' } },
    });
    for (const actor of [GUEST, other] as Actor[]) {
      const found = await catalogue(actor).byId(id);
      expect(found).toMatchObject({ record: { title: null, masked: true } });
      expect(found).not.toHaveProperty('record.detail');
      expect(found).not.toHaveProperty('record.permit');
    }
    const letter = await catalogue(owner).byId((await archive.row('Lá thư')).id);
    expect(letter).toMatchObject({ record: { title: 'Lá thư' } });
    if (letter.kind !== 'found') throw new Error('not found');
    expect((await catalogue(owner).ancestors(letter.record)).map(({ title }) => title)).toEqual(['Phông', 'Che']);
    expect((await catalogue(other).ancestors(letter.record)).map(({ title }) => title)).toEqual(['Phông', null]);
  });

  it('says of a granted record whether there is something to read now', async () => {
    await grant('Che');
    const { id } = await archive.row('Che');
    expect(await catalogue(owner).byId(id)).toMatchObject({ record: { online: false } });
    await archive.plant('Che', { name: 'a.pdf', pages: ['Trang một'] });
    expect(await catalogue(owner).byId(id)).toMatchObject({ record: { online: true } });
    expect(await catalogue(other).byId(id)).toMatchObject({ record: { online: false } });
  });

  it('holds from its first day to the end of its last, Việt Nam’s time', async () => {
    const id = await archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    await grant('Đóng', { from_day: '2026-11-26', until_day: '2026-11-28' });
    for (const [at, isOpen] of [
      ['2026-11-25T16:59:59.999Z', false],
      ['2026-11-25T17:00:00Z', true],
      ['2026-11-28T16:59:59.999Z', true],
      ['2026-11-28T17:00:00Z', false],
    ] as const) {
      clock = new Date(at);
      expect((await documents(owner).byId(id)) !== undefined, at).toBe(isOpen);
    }
  });

  it.each(['suspended', 'revoked', 'expired'] as const)('is nothing from the moment it is %s', async (state) => {
    const id = await archive.plant('Che', { name: 'a.pdf', pages: ['Trang một'] });
    const held = await grant('Che');
    await expectAll(owner, id, 'Che');
    await change(held, { state });
    await expectNothing(owner, id, 'Che');
    expect(await archive.seen('Che')).toMatchObject({ title: null });
    expect(await catalogue(owner).byId((await archive.row('Che')).id)).toMatchObject({ record: { title: null } });
  });

  it.each(['pending', 'suspended', 'disabled', 'erased'] as const)(
    'is nothing for an account that is %s',
    async (status) => {
      const id = await archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
      await grant('Đóng');
      await archive.db.updateTable('account').set({ status }).where('pk', '=', owner.pk).execute();
      await expectNothing(owner, id, 'Đóng');
    },
  );

  it('on site only is read from the reading room’s own addresses, and its title from anywhere', async () => {
    const id = await archive.plant('Che', { name: 'a.pdf', pages: ['Trang một'] });
    await grant('Che', { on_site_only: 1 });
    for (const here of [ON_SITE, `::ffff:${ON_SITE}`, '2001:db8:7::1']) await expectAll(owner, id, 'Che', here);
    for (const there of [ELSEWHERE, '192.168.11.7', '2001:db8:8::1', '', 'unknown', '::1']) {
      await expectNothing(owner, id, 'Che', there);
    }
    const { id: recordId } = await archive.row('Che');
    expect(await catalogue(owner).byId(recordId)).toMatchObject({
      record: { title: 'Che', online: false, permit: { bar: 'elsewhere' } },
    });
    expect(await catalogue(owner, ON_SITE).byId(recordId)).toMatchObject({ record: { online: true } });
  });

  it('without downloads is read and not handed out', async () => {
    const id = await archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    const held = await grant('Đóng', { no_download: 1 });
    expect(await documents(owner).byId(id)).toMatchObject({ document: { downloadable: false } });
    await change(held, { no_download: 0 });
    expect(await documents(owner).byId(id)).toMatchObject({ document: { downloadable: true } });
  });

  it('counts a view once, however much is read of it meanwhile, and each in the audit log', async () => {
    const id = await archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    const held = await grant('Đóng');
    const viewed = async () =>
      (await archive.db.selectFrom('access_grant').select('views').where('id', '=', held).executeTakeFirstOrThrow())
        .views;
    await documents(owner).ofRecord((await archive.row('Đóng')).pk);
    expect(await viewed()).toBe(0);
    for (let turn = 0; turn < 5; turn++) await documents(owner).byId(id);
    await Promise.all(Array.from({ length: 10 }, () => documents(owner).byId(id)));
    expect(await viewed()).toBe(1);
    passes(239);
    await documents(owner).byId(id);
    expect(await viewed()).toBe(1);
    passes(2);
    await Promise.all(Array.from({ length: 10 }, () => documents(owner).byId(id)));
    expect(await viewed()).toBe(2);
    const noted = await archive.db.selectFrom('audit').select(['actor', 'action', 'subject']).execute();
    const entry = { actor: owner.id, action: 'grant.view', subject: `grant:${held}` };
    expect(noted).toEqual([entry, entry]);
  });

  it('is nothing once its views are used up, but for the one that is going on', async () => {
    const id = await archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    const held = await grant('Đóng', { max_views: 2 });
    await expectAll(owner, id, 'Đóng');
    passes(300);
    await expectAll(owner, id, 'Đóng');
    expect(await grants.forRecord(owner, (await archive.row('Đóng')).id)).toMatchObject({ id: held, views: 2 });
    passes(239);
    await expectAll(owner, id, 'Đóng');
    passes(2);
    await expectNothing(owner, id, 'Đóng');
    expect(await grants.countView(owner, held)).toBe(false);
    expect(await grants.forRecord(owner, (await archive.row('Đóng')).id)).toBeUndefined();
    const { id: recordId } = await archive.row('Đóng');
    expect(await catalogue(owner).byId(recordId)).toMatchObject({ record: { permit: { bar: 'views-used' } } });
  });

  it('gives its last view to one of many who come at once', async () => {
    const held = await grant('Đóng', { max_views: 1 });
    expect(await Promise.all(Array.from({ length: 20 }, () => grants.countView(owner, held)))).not.toContain(false);
    expect(await grants.countView(other, held)).toBe(false);
    expect(await grants.countView(GUEST, held)).toBe(false);
    expect(await archive.db.selectFrom('audit').selectAll().execute()).toHaveLength(1);
  });

  it('is looked at again while something long goes on: who was disabled or signed out has none', async () => {
    const id = await archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    await grant('Đóng');
    let actor: Actor = owner;
    const recognise = () => Promise.resolve({ visitor: { actor } });
    const holder = holderOf(owner, { cookies: 'phien=x', clientIp: ELSEWHERE }, { recognise, grants });
    const going = createOpenDocuments(
      archive.db,
      permitsOf(archive.db, holder, () => clock),
    );
    expect(await going.byId(id)).toBeDefined();
    actor = GUEST;
    expect(await going.byId(id)).toBeDefined();
    passes(1 / 60);
    expect(await going.byId(id)).toBeUndefined();
  });

  it('follows its record to the id it goes on under', async () => {
    const { id: before } = await archive.row('Đóng');
    await grant('Đóng');
    await archive.write(
      'a.aid',
      RECORDS.map((line) => ('key' in line && line.key === 'd' ? { ...line, key: 'd2' } : line)),
    );
    await archive.import({ allowRemovals: true });
    expect((await archive.row('Đóng')).id).not.toBe(before);
    const id = await archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    await expectAll(owner, id, 'Đóng');
  });

  it('lets images be kept of what somebody may read, and of nothing else', async () => {
    const readable = createReadableContents(archive.db, grants);
    const hashOf = async (title: string, name: string) => {
      const id = await archive.plant(title, { name, pages: ['Trang một'] });
      const found = archive.db.selectFrom('document').select('content_hash').where('id', '=', id);
      return (await found.executeTakeFirstOrThrow()).content_hash;
    };
    const [open, closed] = [await hashOf('Mở', 'o.pdf'), await hashOf('Đóng', 'd.pdf')];
    const [inside, stricter] = [await hashOf('Tờ trình', '1.pdf'), await hashOf('Tờ kín', '2.pdf')];
    const all = [open, closed, inside, stricter, 'f'.repeat(64)];
    expect(await readable(all)).toEqual(new Set([open]));
    const held = await grant('Đóng', { on_site_only: 1 });
    await grant('Có điều kiện', {}, other);
    expect(await readable(all)).toEqual(new Set([open, closed, inside]));
    await change(held, { state: 'suspended' });
    expect(await readable(all)).toEqual(new Set([open, inside]));
    await archive.db.updateTable('account').set({ status: 'disabled' }).where('pk', '=', other.pk).execute();
    expect(await readable(all)).toEqual(new Set([open]));
  });

  it('is told for buttons: which of these records a reader may use now', async () => {
    const ids = Object.fromEntries(
      await Promise.all(['Mở', 'Đóng', 'Che'].map(async (title) => [title, (await archive.row(title)).id] as const)),
    );
    await grant('Đóng', { max_views: 1, views: 1 });
    await grant('Che', { no_download: 1 });
    const among = await grants.among(owner, Object.values(ids));
    expect([...among.keys()]).toEqual([ids.Che]);
    expect(among.get(ids.Che!)).toMatchObject({ noDownload: true, onSiteOnly: false, untilDay: '2026-12-31' });
    expect((await grants.among(other, Object.values(ids))).size).toBe(0);
    expect((await grants.among(GUEST, Object.values(ids))).size).toBe(0);
  });
});
