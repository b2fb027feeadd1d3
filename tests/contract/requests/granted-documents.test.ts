import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReadableContents } from '../../../src/catalogue/storage/readable-contents.ts';
import { GUEST, type Actor } from '../../../src/readers/actor.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { openGrantedRoom, RECORDS, type GrantedRoom } from './granted-room.ts';

describe.each(DATABASES)('what a grant opens, on %s', (kind) => {
  let room: GrantedRoom;
  beforeEach(async () => {
    room = await openGrantedRoom(kind);
  });
  afterEach(() => room.archive.close());

  it.each(['Có điều kiện', 'Đóng', 'Che'])('is the document of "%s", for its reader and nobody else', async (title) => {
    const id = await room.archive.plant(title, { name: 'a.pdf', pages: ['Trang một'] });
    await room.expectNothing(room.owner, id, title);
    await room.grant(title);
    await room.expectAll(room.owner, id, title);
    for (const actor of [GUEST, room.other] as Actor[]) await room.expectNothing(actor, id, title);
    expect((await room.archive.feed.all(0, 100)).flatMap(({ passages }) => passages)).toEqual([]);
    expect(await room.archive.documents.byId(id)).toBeUndefined();
    expect(await room.archive.catalogue.holdings()).toMatchObject({ online: 0, pages: 0 });
  });

  it('is nothing of a record that is hidden, nor of one that is gone', async () => {
    const hidden = await room.archive.plant('Ẩn', { name: 'h.pdf', pages: ['Trang một'] });
    await room.grant('Ẩn');
    await room.expectNothing(room.owner, hidden, 'Ẩn');
    expect(await room.catalogue(room.owner).byId((await room.archive.row('Ẩn')).id)).toEqual({ kind: 'none' });
    const gone = await room.archive.plant('Đóng', { name: 'd.pdf', pages: ['Trang một'] });
    await room.grant('Đóng');
    await room.archive.write(
      'a.aid',
      RECORDS.filter((line) => !('title' in line) || line.title !== 'Đóng'),
    );
    await room.archive.import({ allowRemovals: true });
    expect(await room.documents(room.owner).byId(gone)).toBeUndefined();
  });

  it.each(['secret', 'unread', 'unreadable', 'damaged'] as const)('is no document held back: %s', async (heldBack) => {
    const id = await room.archive.plant('Đóng', { name: 'a.pdf', heldBack, pages: ['Trang một'] });
    await room.grant('Đóng');
    await room.expectNothing(room.owner, id, 'Đóng');
  });

  it('is no file that is another now than was read', async () => {
    const id = await room.archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    await room.grant('Đóng');
    await appendFile(join(room.archive.folder, 'a.pdf'), 'x');
    await room.expectNothing(room.owner, id, 'Đóng');
  });

  it('is what stands beneath its record, save what is stricter', async () => {
    const inside = await room.archive.plant('Tờ trình', { name: '1.pdf', pages: ['Trang một'] });
    const closed = await room.archive.plant('Tờ kín', { name: '2.pdf', pages: ['Trang một'] });
    const masked = await room.archive.plant('Tờ che', { name: '3.pdf', pages: ['Trang một'] });
    await room.grant('Có điều kiện');
    await room.expectAll(room.owner, inside, 'Tờ trình');
    await room.expectNothing(room.owner, closed, 'Tờ kín');
    await room.expectNothing(room.owner, masked, 'Tờ che');
    await room.grant('Tờ kín');
    await room.expectAll(room.owner, closed, 'Tờ kín');
  });

  it('is nothing above its record or beside it', async () => {
    const above = await room.archive.plant('Có điều kiện', { name: '1.pdf', pages: ['Trang một'] });
    const beside = await room.archive.plant('Đóng', { name: '2.pdf', pages: ['Trang một'] });
    await room.grant('Tờ trình');
    await room.expectNothing(room.owner, above, 'Có điều kiện');
    await room.expectNothing(room.owner, beside, 'Đóng');
  });

  it('shows the title and the description of a masked record to its reader alone', async () => {
    await room.grant('Che');
    const { id } = await room.archive.row('Che');
    expect(await room.catalogue(room.owner).byId(id)).toMatchObject({
      record: { title: 'Che', masked: false, detail: { scope: 'Về một người' }, permit: { untilDay: '2026-12-31' } },
    });
    for (const actor of [GUEST, room.other] as Actor[]) {
      const found = await room.catalogue(actor).byId(id);
      expect(found).toMatchObject({ record: { title: null, masked: true } });
      expect(found).not.toHaveProperty('record.detail');
      expect(found).not.toHaveProperty('record.permit');
    }
    const letter = await room.catalogue(room.owner).byId((await room.archive.row('Lá thư')).id);
    expect(letter).toMatchObject({ record: { title: 'Lá thư' } });
    if (letter.kind !== 'found') throw new Error('not found');
    expect((await room.catalogue(room.owner).ancestors(letter.record)).map(({ title }) => title)).toEqual([
      'Phông',
      'Che',
    ]);
    expect((await room.catalogue(room.other).ancestors(letter.record)).map(({ title }) => title)).toEqual([
      'Phông',
      null,
    ]);
  });

  it('says of a granted record whether there is something to read now', async () => {
    await room.grant('Che');
    const { id } = await room.archive.row('Che');
    expect(await room.catalogue(room.owner).byId(id)).toMatchObject({ record: { online: false } });
    await room.archive.plant('Che', { name: 'a.pdf', pages: ['Trang một'] });
    expect(await room.catalogue(room.owner).byId(id)).toMatchObject({ record: { online: true } });
    expect(await room.catalogue(room.other).byId(id)).toMatchObject({ record: { online: false } });
  });

  it.each(['suspended', 'revoked', 'expired'] as const)('is nothing from the moment it is %s', async (state) => {
    const id = await room.archive.plant('Che', { name: 'a.pdf', pages: ['Trang một'] });
    const held = await room.grant('Che');
    await room.expectAll(room.owner, id, 'Che');
    await room.change(held, { state });
    await room.expectNothing(room.owner, id, 'Che');
    expect(await room.archive.seen('Che')).toMatchObject({ title: null });
    expect(await room.catalogue(room.owner).byId((await room.archive.row('Che')).id)).toMatchObject({
      record: { title: null },
    });
  });

  it.each(['pending', 'suspended', 'disabled', 'erased'] as const)(
    'is nothing for an account that is %s',
    async (status) => {
      const id = await room.archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
      await room.grant('Đóng');
      await room.archive.db.updateTable('account').set({ status }).where('pk', '=', room.owner.pk).execute();
      await room.expectNothing(room.owner, id, 'Đóng');
    },
  );

  it('follows its record to the id it goes on under', async () => {
    const { id: before } = await room.archive.row('Đóng');
    await room.grant('Đóng');
    await room.archive.write(
      'a.aid',
      RECORDS.map((line) => ('key' in line && line.key === 'd' ? { ...line, key: 'd2' } : line)),
    );
    await room.archive.import({ allowRemovals: true });
    expect((await room.archive.row('Đóng')).id).not.toBe(before);
    const id = await room.archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    await room.expectAll(room.owner, id, 'Đóng');
  });

  it('lets images be kept of what somebody may read, and of nothing else', async () => {
    const readable = createReadableContents(room.archive.db, room.grants);
    const hashOf = async (title: string, name: string) => {
      const id = await room.archive.plant(title, { name, pages: ['Trang một'] });
      const found = room.archive.db.selectFrom('document').select('content_hash').where('id', '=', id);
      return (await found.executeTakeFirstOrThrow()).content_hash;
    };
    const [open, closed] = [await hashOf('Mở', 'o.pdf'), await hashOf('Đóng', 'd.pdf')];
    const [inside, stricter] = [await hashOf('Tờ trình', '1.pdf'), await hashOf('Tờ kín', '2.pdf')];
    const all = [open, closed, inside, stricter, 'f'.repeat(64)];
    expect(await readable(all)).toEqual(new Set([open]));
    const held = await room.grant('Đóng', { on_site_only: 1 });
    await room.grant('Có điều kiện', {}, room.other);
    expect(await readable(all)).toEqual(new Set([open, closed, inside]));
    await room.change(held, { state: 'suspended' });
    expect(await readable(all)).toEqual(new Set([open, inside]));
    await room.archive.db.updateTable('account').set({ status: 'disabled' }).where('pk', '=', room.other.pk).execute();
    expect(await readable(all)).toEqual(new Set([open]));
  });
});
