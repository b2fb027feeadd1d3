import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOpenDocuments } from '../../../src/catalogue/storage/open-documents.ts';
import { GUEST, type Actor } from '../../../src/readers/actor.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { ELSEWHERE, ON_SITE, openGrantedRoom, type GrantedRoom } from './granted-room.ts';

describe.each(DATABASES)('the conditions of a grant, on %s', (kind) => {
  let room: GrantedRoom;
  beforeEach(async () => {
    room = await openGrantedRoom(kind);
  });
  afterEach(() => room.archive.close());

  it('holds from its first day to the end of its last, Việt Nam’s time', async () => {
    const id = await room.archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    await room.grant('Đóng', { from_day: '2026-11-26', until_day: '2026-11-28' });
    for (const [at, isOpen] of [
      ['2026-11-25T16:59:59.999Z', false],
      ['2026-11-25T17:00:00Z', true],
      ['2026-11-28T16:59:59.999Z', true],
      ['2026-11-28T17:00:00Z', false],
    ] as const) {
      room.clock = new Date(at);
      expect((await room.documents(room.owner).byId(id)) !== undefined, at).toBe(isOpen);
    }
  });

  it('on site only is read from the reading room’s own addresses, and its title from anywhere', async () => {
    const id = await room.archive.plant('Che', { name: 'a.pdf', pages: ['Trang một'] });
    await room.grant('Che', { on_site_only: 1 });
    for (const here of [ON_SITE, `::ffff:${ON_SITE}`, '2001:db8:7::1'])
      await room.expectAll(room.owner, id, 'Che', here);
    for (const there of [ELSEWHERE, '192.168.11.7', '2001:db8:8::1', '', 'unknown', '::1']) {
      await room.expectNothing(room.owner, id, 'Che', there);
    }
    const { id: recordId } = await room.archive.row('Che');
    expect(await room.catalogue(room.owner).byId(recordId)).toMatchObject({
      record: { title: 'Che', online: false, permit: { bar: 'elsewhere' } },
    });
    expect(await room.catalogue(room.owner, ON_SITE).byId(recordId)).toMatchObject({ record: { online: true } });
  });

  it('without downloads is read and not handed out', async () => {
    const id = await room.archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    const held = await room.grant('Đóng', { no_download: 1 });
    expect(await room.documents(room.owner).byId(id)).toMatchObject({ document: { downloadable: false } });
    await room.change(held, { no_download: 0 });
    expect(await room.documents(room.owner).byId(id)).toMatchObject({ document: { downloadable: true } });
  });

  it('counts a view once, however much is read of it meanwhile, and each in the audit log', async () => {
    const id = await room.archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    const held = await room.grant('Đóng');
    const viewed = async () =>
      (
        await room.archive.db
          .selectFrom('access_grant')
          .select('views')
          .where('id', '=', held)
          .executeTakeFirstOrThrow()
      ).views;
    await room.documents(room.owner).ofRecord((await room.archive.row('Đóng')).pk);
    expect(await viewed()).toBe(0);
    for (let turn = 0; turn < 5; turn++) await room.documents(room.owner).page(id, 1);
    await Promise.all(Array.from({ length: 10 }, () => room.documents(room.owner).page(id, 1)));
    expect(await viewed()).toBe(1);
    room.passes(239);
    await room.documents(room.owner).page(id, 1);
    expect(await viewed()).toBe(1);
    room.passes(2);
    await Promise.all(Array.from({ length: 10 }, () => room.documents(room.owner).view(id)));
    expect(await viewed()).toBe(2);
    const noted = await room.archive.db.selectFrom('audit').select(['actor', 'action', 'subject']).execute();
    const entry = { actor: room.owner.id, action: 'grant.view', subject: `grant:${held}` };
    expect(noted).toEqual([entry, entry]);
  });

  it('takes no look that shows nothing for a view, and gives the last one to whoever shows something first', async () => {
    const id = await room.archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    const held = await room.grant('Đóng', { max_views: 1, no_download: 1 });
    const state = () =>
      room.archive.db.selectFrom('access_grant').select(['views']).where('id', '=', held).executeTakeFirstOrThrow();
    const { db } = room.archive;
    const seen = room.documents(room.owner);
    expect(await seen.byId(id)).toMatchObject({ document: { downloadable: false } });
    expect(await seen.sizes(id)).toHaveLength(1);
    expect(await seen.page(id, 2)).toBeUndefined();
    expect(await seen.pages(id, 2, 9)).toEqual([]);
    expect((await seen.texts([{ document: id, page: 2 }])).size).toBe(0);
    const head = createOpenDocuments(db, room.permits(room.owner, ELSEWHERE, undefined, true));
    expect(await head.page(id, 1)).toBeDefined();
    expect(await head.view(id)).toBe(true);
    expect(await state()).toEqual({ views: 0 });
    const shown = () => [
      seen.page(id, 1),
      seen.pages(id, 1, 9),
      seen.texts([{ document: id, page: 1 }]),
      seen.view(id),
    ];
    await Promise.all([...shown(), ...shown()]);
    expect(await state()).toEqual({ views: 1 });
    room.passes(241);
    await room.expectNothing(room.owner, id, 'Đóng');
    expect(await head.view(id)).toBe(false);
    expect(await state()).toEqual({ views: 1 });
  });

  it('is nothing once its views are used up, but for the one that is going on', async () => {
    const id = await room.archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    const held = await room.grant('Đóng', { max_views: 2 });
    await room.expectAll(room.owner, id, 'Đóng');
    room.passes(300);
    await room.expectAll(room.owner, id, 'Đóng');
    expect(await room.grants.forRecord(room.owner, (await room.archive.row('Đóng')).id)).toMatchObject({
      id: held,
      views: 2,
    });
    room.passes(239);
    await room.expectAll(room.owner, id, 'Đóng');
    room.passes(2);
    await room.expectNothing(room.owner, id, 'Đóng');
    expect(await room.grants.countView(room.owner, held)).toBe(false);
    expect(await room.grants.forRecord(room.owner, (await room.archive.row('Đóng')).id)).toBeUndefined();
    const { id: recordId } = await room.archive.row('Đóng');
    expect(await room.catalogue(room.owner).byId(recordId)).toMatchObject({
      record: { permit: { bar: 'views-used' } },
    });
  });

  it('gives its last view to one of many who come at once', async () => {
    const held = await room.grant('Đóng', { max_views: 1 });
    expect(await Promise.all(Array.from({ length: 20 }, () => room.grants.countView(room.owner, held)))).not.toContain(
      false,
    );
    expect(await room.grants.countView(room.other, held)).toBe(false);
    expect(await room.grants.countView(GUEST, held)).toBe(false);
    expect(await room.archive.db.selectFrom('audit').selectAll().execute()).toHaveLength(1);
  });

  it('is looked at again while something long goes on: who was disabled or signed out has none', async () => {
    const id = await room.archive.plant('Đóng', { name: 'a.pdf', pages: ['Trang một'] });
    await room.grant('Đóng');
    let actor: Actor = room.owner;
    const permits = room.permits(room.owner, ELSEWHERE, () => actor);
    const going = createOpenDocuments(room.archive.db, permits);
    expect(await going.byId(id)).toBeDefined();
    actor = GUEST;
    expect(await going.byId(id)).toBeDefined();
    room.passes(1 / 60);
    expect(await going.byId(id)).toBeUndefined();
  });

  it('is told for buttons: which of these records a reader may use now', async () => {
    const ids = Object.fromEntries(
      await Promise.all(
        ['Mở', 'Đóng', 'Che'].map(async (title) => [title, (await room.archive.row(title)).id] as const),
      ),
    );
    await room.grant('Đóng', { max_views: 1, views: 1 });
    await room.grant('Che', { no_download: 1 });
    const among = await room.grants.among(room.owner, Object.values(ids));
    expect([...among.keys()]).toEqual([ids.Che]);
    expect(among.get(ids.Che!)).toMatchObject({ noDownload: true, onSiteOnly: false, untilDay: '2026-12-31' });
    expect((await room.grants.among(room.other, Object.values(ids))).size).toBe(0);
    expect((await room.grants.among(GUEST, Object.values(ids))).size).toBe(0);
  });

  it('changes the button of what is beneath it too, save what is open to all, stricter, used up or another’s', async () => {
    const titles = ['Mở', 'Có điều kiện', 'Tờ trình', 'Tờ kín', 'Tờ che', 'Đóng', 'Che'];
    const pks = await Promise.all(titles.map(async (title) => (await room.archive.row(title)).pk));
    const records = await room.archive.catalogue.byPks(pks);
    const buttons = async (actor: Actor) => {
      const permitted = await room.catalogue(actor).permitted(records);
      const ids = await Promise.all(titles.map(async (title) => (await room.archive.row(title)).id));
      return titles.filter((_, place) => permitted.has(ids[place]!));
    };
    expect(await buttons(room.owner)).toEqual([]);
    const grantId = await room.grant('Có điều kiện', { max_views: 1 });
    expect(await buttons(room.owner)).toEqual(['Có điều kiện', 'Tờ trình']);
    expect(await buttons(room.other)).toEqual([]);
    expect([...(await room.archive.catalogue.permitted(records))]).toEqual([]);
    await room.change(grantId, { views: 1 });
    expect(await buttons(room.owner)).toEqual([]);
  });

  it('of closed records is read here only by readers whose papers were seen, as policy says', async () => {
    const closed = await room.archive.plant('Đóng', { name: 'd.pdf', pages: ['Trang một'] });
    const conditional = await room.archive.plant('Có điều kiện', { name: 'c.pdf', pages: ['Trang một'] });
    for (const title of ['Đóng', 'Có điều kiện']) await room.grant(title);
    const declared = { ...room.owner, assurance: 'declared' as const };
    await room.expectNothing(declared, closed, 'Đóng');
    await room.expectAll(declared, conditional, 'Có điều kiện');
    await room.expectAll(room.owner, closed, 'Đóng');
    const { id } = await room.archive.row('Đóng');
    expect(await room.catalogue(declared).byId(id)).toMatchObject({
      record: { online: false, permit: { bar: 'papers' } },
    });
    await room.expectNothing({ ...room.owner, emailVerified: false }, conditional, 'Có điều kiện');
  });
});
