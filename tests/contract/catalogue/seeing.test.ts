import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublicRecord } from '../../../src/catalogue/public-view.ts';
import { openByDate } from '../../../src/catalogue/storage/open-by-date.ts';
import { besideIn, openBranches } from '../../../src/views/record/open-branches.ts';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import { MORNING } from './archive-options.ts';
import type { Line } from './line-reader.ts';

const SECRETS: Line[] = [
  { depth: 0, key: 'f', title: 'Phông', access: { level: 'open' } },
  { depth: 1, key: 'a', title: 'Trước' },
  { depth: 1, key: 'h', title: 'ẨN', access: { titleVisibility: 'hidden' } },
  { depth: 2, key: 'hh', title: 'ẨN BÊN DƯỚI', access: { titleVisibility: 'public', level: 'open' } },
  {
    depth: 1,
    key: 'm',
    title: 'CHE',
    code: '12',
    dates: 'khoảng 1945 LỜI',
    from: '1945-08',
    to: '1946',
    scope: 'LỜI',
    about: { creators: ['LỜI'], subjects: ['LỜI'], places: ['LỜI'], names: ['LỜI'] },
    box: 'LỜI',
    link: 'https://example.org/x',
    access: { level: 'conditional', titleVisibility: 'masked', conditions: 'LỜI', ground: 'LỜI' },
  },
  { depth: 2, key: 'mm', title: 'Dưới che' },
  { depth: 1, key: 'z', title: 'Sau' },
];

describe.each(DATABASES)('what the public sees, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());

  async function found(title: string): Promise<PublicRecord> {
    const record = await archive.seen(title);
    if (typeof record === 'string') throw new Error(`${title} is ${record}`);
    return record;
  }

  it('knows nothing of a hidden record, of what is beneath it, nor of their number', async () => {
    await archive.write('a.aid', SECRETS);
    await archive.import();
    expect(await archive.seen('ẨN')).toBe('none');
    expect(await archive.seen('ẨN BÊN DƯỚI')).toBe('none');
    const top = await found('Phông');
    expect(top).toMatchObject({ childCount: 3, descendantCount: 4 });
    const last = await found('Sau');
    const window = await archive.catalogue.children(top, { around: last.id, limit: 1 });
    expect(window).toMatchObject({ total: 3, before: 2, after: 0, children: [{ title: 'Sau' }] });
    const beside = async (title: string) => {
      const record = await found(title);
      return besideIn((await openBranches(archive.catalogue, [top, record]))!, record);
    };
    const masked = { title: null, masked: true };
    expect(await beside('Sau')).toEqual({ previous: expect.objectContaining(masked) });
    expect(await beside('Trước')).toEqual({ next: expect.objectContaining(masked) });
    const pks = await archive.db.selectFrom('record').select('pk').execute();
    expect(await archive.catalogue.byPks(pks.map((row) => row.pk))).toHaveLength(5);
    expect(await archive.feed.all(0, 100)).toHaveLength(5);
    expect(await archive.feed.countAll()).toBe(5);
    expect(await archive.catalogue.holdings()).toMatchObject({ fonds: 1, records: 5 });
  });

  it('names records for ranking by the same rule as their views, and with the same words', async () => {
    const about = {
      creators: ['Sở Địa chính "cũ"'],
      subjects: ['đê\\kè', 'lụt'],
      places: ['Sông Châu'],
      names: ['\ud800'],
    };
    await archive.write('a.aid', SECRETS);
    await archive.write('b.aid', [
      { depth: 0, key: 'g', title: 'Phông khác', access: { level: 'open' } },
      { depth: 1, key: 'd', title: 'Đủ', code: 'a/1', about },
      { depth: 1, key: 'k', title: 'Đóng', about, access: { level: 'closed' } },
      { depth: 1, key: 'x', title: 'Bỏ' },
    ]);
    await archive.import();
    const { removed_at } = await archive.row('Bỏ');
    expect(removed_at).toBeNull();
    await archive.write('b.aid', [
      { depth: 0, key: 'g', title: 'Phông khác', access: { level: 'open' } },
      { depth: 1, key: 'd', title: 'Đủ', code: 'a/1', about },
      { depth: 1, key: 'k', title: 'Đóng', about, access: { level: 'closed' } },
    ]);
    await archive.import({ allowRemovals: true });
    const pks = (await archive.db.selectFrom('record').select('pk').execute()).map(({ pk }) => pk);
    expect(pks).toHaveLength(11);
    const views = await archive.catalogue.byPks(pks);
    const names = await archive.catalogue.namesByPks([...pks, 999_999]);
    const namesOf = ({ pk, depth, title, masked, referenceCode, access, detail }: PublicRecord) => ({
      pk,
      depth,
      title,
      masked,
      ...(referenceCode === undefined ? {} : { referenceCode }),
      access: { level: access.level },
      ...(detail && {
        detail: {
          creators: detail.creators,
          subjects: detail.subjects,
          places: detail.places,
          names: detail.names,
        },
      }),
    });
    const inOrder = (records: { pk: number }[]) => records.toSorted((a, b) => a.pk - b.pk);
    expect(inOrder(names)).toEqual(inOrder(views.map(namesOf)));
    expect(names.map(({ title }) => title)).toContain('Đủ');
    expect(JSON.stringify(names)).not.toMatch(/LỜI|CHE|ẨN/);
  });

  it('does not even say that a hidden record was removed', async () => {
    await archive.write('a.aid', SECRETS);
    await archive.import();
    const { id } = await archive.row('ẨN');
    await archive.write(
      'a.aid',
      SECRETS.filter((line) => line.key !== 'h' && line.key !== 'hh'),
    );
    await archive.import({ allowRemovals: true });
    expect(await archive.catalogue.byId(id)).toEqual({ kind: 'none' });
  });

  it('shows level, number, years and place of a masked record, and no word of it', async () => {
    await archive.write('a.aid', SECRETS);
    await archive.import();
    const masked = await found('CHE');
    expect(masked).toMatchObject({ title: null, masked: true, referenceCode: '12', level: 'file', online: false });
    expect(masked.dates).toEqual({ text: '1945–1946', from: '1945', to: '1946' });
    expect(JSON.stringify(masked)).not.toMatch(/LỜI|CHE|example/);
    expect(masked.detail).toBeUndefined();
    const below = await found('Dưới che');
    expect(below).toMatchObject({ title: null, masked: true, access: { level: 'conditional', stated: true } });
    expect(below.access.inheritedFrom).toEqual({ id: masked.id, title: null, level: 'file' });
    expect(JSON.stringify(await archive.catalogue.ancestors(below))).not.toMatch(/LỜI|CHE/);
  });

  it('gives a masked fonds no place by its title in the list', async () => {
    await archive.write('a.aid', [
      { depth: 0, key: 'a', title: 'AAA', access: { titleVisibility: 'masked' } },
      { depth: 1, key: 'b', title: 'Hồ sơ', access: { titleVisibility: 'public' } },
      { depth: 0, key: 'c', title: 'Đê điều' },
      { depth: 0, key: 'd', title: 'Bưu điện' },
    ]);
    await archive.import();
    const { records } = await archive.catalogue.topmost('title', 1, 10);
    expect(records.map((record) => record.title)).toEqual(['Bưu điện', 'Đê điều', null]);
    expect(await found('Hồ sơ')).toMatchObject({ title: 'Hồ sơ', fonds: { title: null } });
  });

  it('hides and shows again what the source decides, counts included', async () => {
    await archive.write('a.aid', SECRETS);
    await archive.import();
    await archive.drain();
    await archive.write(
      'a.aid',
      SECRETS.map((line) => (line.key === 'h' ? { ...line, access: {} } : line)),
    );
    await archive.import();
    expect(await found('Phông')).toMatchObject({ childCount: 4, descendantCount: 6 });
    expect((await archive.drain()).upserts).toEqual(['ẨN', 'ẨN BÊN DƯỚI']);
    await archive.write('a.aid', SECRETS);
    await archive.import();
    expect(await found('Phông')).toMatchObject({ childCount: 3, descendantCount: 4 });
    expect(await archive.drain()).toEqual({ upserts: [], removals: 2 });
  });

  it('takes what is stated of access after the parts as stated before them', async () => {
    const [top, ...parts] = SECRETS.slice(0, 2);
    await archive.write('a.aid', [
      { ...top!, access: {} },
      ...parts,
      { amends: { ...top!, access: { level: 'closed', titleVisibility: 'masked' }, scope: 'Sau' } },
      { depth: 0, key: 'f2', title: 'Phông 2' },
      { depth: 1, key: 'b', title: 'Hồ sơ 2' },
      { amends: { depth: 0, title: 'Phông 2', access: { level: 'open' } } },
    ]);
    await archive.import();
    expect(await found('Trước')).toMatchObject({ masked: true, access: { level: 'closed', stated: true } });
    expect(await found('Hồ sơ 2')).toMatchObject({ masked: false, access: { level: 'open', stated: true } });
  });

  it('opens on the day, with its parts, and tells the index', async () => {
    const line = { link: 'https://example.org/x', level: 'file' as const };
    await archive.write('a.aid', [
      { depth: 0, key: 'f', title: 'Phông', access: { level: 'closed', opensOn: '2026-12-01', conditions: 'Đóng' } },
      { ...line, depth: 1, key: 'a', title: 'Theo trên' },
      { ...line, depth: 1, key: 'b', title: 'Đóng hẳn', access: { level: 'closed' } },
    ]);
    await archive.import();
    await archive.drain();
    expect(await found('Theo trên')).toMatchObject({
      access: { level: 'closed', opensOn: '2026-12-01', conditions: 'Đóng', inheritedFrom: { title: 'Phông' } },
      online: false,
      detail: { digitalObjects: [] },
    });
    expect(await openByDate(archive.db, MORNING)).toBe(0);
    // Midnight in Việt Nam is seven hours before midnight UTC.
    expect(await openByDate(archive.db, new Date('2026-11-30T16:59:59Z'))).toBe(0);
    expect(await openByDate(archive.db, new Date('2026-11-30T17:00:00Z'))).toBe(2);
    const opened = await found('Theo trên');
    expect(opened).toMatchObject({ access: { level: 'open' }, online: true, detail: { digitalObjects: [{}] } });
    expect(opened.access.opensOn).toBeUndefined();
    expect(await found('Đóng hẳn')).toMatchObject({ access: { level: 'closed' }, online: false });
    expect((await archive.drain()).upserts).toEqual(['Phông', 'Theo trên']);
    expect(await archive.catalogue.holdings()).toMatchObject({ online: 1, files: 2 });
  });

  it('comes out with its title on the day, where only being closed had masked it', async () => {
    const closed = { level: 'closed', opensOn: '2026-12-01', titleVisibility: 'masked' } as const;
    await archive.write('a.aid', [
      { depth: 0, key: 'f', title: 'Phông', access: { level: 'open' } },
      { depth: 1, key: 'a', title: 'Đến kỳ', level: 'file', access: { ...closed, titleOpensOn: '2026-12-01' } },
      { depth: 1, key: 'b', title: 'Che hẳn', level: 'file', access: closed },
      { depth: 1, key: 'c', title: 'Mở sau', level: 'file', access: { level: 'open', opensOn: '2026-12-01' } },
    ]);
    await archive.import();
    await archive.drain();
    expect(await found('Đến kỳ')).toMatchObject({ title: null, masked: true, access: { level: 'closed' } });
    expect(await found('Mở sau')).toMatchObject({ access: { level: 'closed', opensOn: '2026-12-01' } });
    expect(await openByDate(archive.db, new Date('2026-11-30T17:00:00Z'))).toBe(3);
    expect(await found('Đến kỳ')).toMatchObject({ title: 'Đến kỳ', masked: false, access: { level: 'open' } });
    expect(await found('Che hẳn')).toMatchObject({ title: null, masked: true, access: { level: 'open' } });
    expect(await found('Mở sau')).toMatchObject({ access: { level: 'open' } });
    expect((await archive.drain()).upserts).toContain('Đến kỳ');
  });

  it('is closed again where a clock that ran ahead had opened it, by the hour or by an import', async () => {
    const closed = {
      level: 'closed',
      opensOn: '2031-01-01',
      titleVisibility: 'masked',
      titleOpensOn: '2031-01-01',
    } as const;
    const aid = (name: string, access: Line['access'] = closed): Line[] => [
      { depth: 0, key: 'f', title: `Phông ${name}`, access: { level: 'open' } },
      { depth: 1, key: 'a', title: `Hồ sơ ${name}`, level: 'file', link: 'https://example.org/x', access },
    ];
    const wrong = new Date('2031-02-01T02:00:00Z');
    await archive.write('a.aid', aid('A'));
    await archive.import();
    expect(await openByDate(archive.db, wrong)).toBe(1);
    await archive.write('b.aid', aid('B'));
    await archive.write('c.aid', aid('C', { level: 'closed', opensOn: '2020-01-01' }));
    await archive.import({ now: wrong });
    for (const name of ['A', 'B', 'C'])
      expect(await found(`Hồ sơ ${name}`)).toMatchObject({ access: { level: 'open' } });
    await archive.drain();

    expect(await openByDate(archive.db, MORNING)).toBe(0);
    for (const name of ['A', 'B']) {
      expect(await found(`Hồ sơ ${name}`)).toMatchObject({ title: null, access: { level: 'closed' }, online: false });
    }
    expect(await found('Hồ sơ C')).toMatchObject({ access: { level: 'open' }, online: true });
    expect((await archive.drain()).upserts).toEqual([null, null]);
    expect(await archive.catalogue.holdings()).toMatchObject({ online: 1 });
    await openByDate(archive.db, MORNING);
    expect(await archive.drain()).toEqual({ upserts: [], removals: 0 });
    expect(await openByDate(archive.db, wrong)).toBe(2);
  });

  it('is counted once when several portals open it in the same moment', async () => {
    await archive.write('a.aid', [
      { depth: 0, key: 'f', title: 'Phông', access: { level: 'open' } },
      ...Array.from({ length: 300 }, (_, i): Line => {
        const access = { level: 'closed', opensOn: '2026-12-01' } as const;
        return { depth: 1, key: `k${i}`, title: `Hồ sơ ${i}`, link: 'https://example.org/x', access };
      }),
    ]);
    await archive.import();
    const day = new Date('2026-12-01T02:00:00Z');
    const opened = await Promise.all([1, 2, 3].map(() => openByDate(archive.db, day)));
    expect(opened.sort((a, b) => a - b)).toEqual([0, 0, 300]);
    expect(await archive.catalogue.holdings()).toMatchObject({ online: 300 });
    expect(await found('Hồ sơ 1')).toMatchObject({ changedAt: day.toISOString() });
  });

  it('shows a window of children from any side, and none for a stranger', async () => {
    const parts: Line[] = Array.from({ length: 30 }, (_, i) => ({ depth: 1, key: `k${i}`, title: `${i}` }));
    await archive.write('a.aid', [SECRETS[0]!, ...parts]);
    await archive.import();
    const top = await found('Phông');
    const titles = async (request: Parameters<typeof archive.catalogue.children>[1]) => {
      const window = await archive.catalogue.children(top, request);
      return window && [window.before, window.children.map((child) => child.title).join(' '), window.after];
    };
    const id = async (title: string) => (await archive.row(title)).id;
    expect(await titles({ limit: 3 })).toEqual([0, '0 1 2', 27]);
    expect(await titles({ after: await id('27'), limit: 5 })).toEqual([28, '28 29', 0]);
    expect(await titles({ before: await id('2'), limit: 5 })).toEqual([0, '0 1', 28]);
    expect(await titles({ around: await id('15'), limit: 5 })).toEqual([13, '13 14 15 16 17', 12]);
    expect(await titles({ around: await id('0'), limit: 5 })).toEqual([0, '0 1 2 3 4', 25]);
    expect(await titles({ around: await id('29'), limit: 5 })).toEqual([25, '25 26 27 28 29', 0]);
    expect(await titles({ after: await id('29'), limit: 5 })).toEqual([30, '', 0]);
    expect(await titles({ after: await id('Phông'), limit: 5 })).toBeUndefined();
    expect(await titles({ around: 'nobody', limit: 5 })).toBeUndefined();
    expect((await archive.catalogue.children(top, { limit: 100_000 }))?.children).toHaveLength(30);
  });
});
