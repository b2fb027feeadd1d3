import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/catalogue/storage/stored-catalogue.ts';
import { claimFile, claimPart, claimPath, claimShelf, claimWhole } from '../../../src/ingest/withheld-claims.ts';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import type { Line, OtherLine } from './line-reader.ts';

const CODE = '001.03.08.H30.81.2024.K4.01.01';
const OPEN: Line = { depth: 0, key: 'f', title: 'Ty Thủy lợi', code: 'P12', access: { level: 'open' } };
const FILE: Line = { depth: 1, key: 'h', title: 'Hồ sơ đê', code: CODE };

function item(part: string, title: string, more: Partial<Line> = {}): Line {
  return { depth: 2, level: 'item', title, part, ...more };
}

describe.each(DATABASES)('documents that finding aids name, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());

  /** The title of the record that a document belongs to, and how it was found; undefined where it has none. */
  async function belongs(path: string): Promise<[string, string | null] | undefined> {
    const row = await archive.db
      .selectFrom('document')
      .innerJoin('record', 'record.pk', 'document.record_pk')
      .select(['record.title', 'document.attached_by'])
      .where('document.path', '=', path)
      .where('document.removed_at', 'is', null)
      .executeTakeFirst();
    return row && [row.title, row.attached_by];
  }

  async function brought(lines: readonly (Line | OtherLine)[], names: readonly string[]) {
    await archive.write('inventory.aid', lines);
    for (const name of names) await archive.writePaper(name, [`Văn bản ${name}`]);
    return archive.import({ allowRemovals: true });
  }

  it.each([
    [`${CODE}.001.pdf`, 'Văn bản 1'],
    [`${CODE}.1.PDF`, 'Văn bản 1'],
    [`${CODE.toLowerCase()}.002.pdf`, 'Văn bản 2'],
    [`${CODE}.009.pdf`, 'Hồ sơ đê'],
    [`${CODE}.pdf`, 'Hồ sơ đê'],
    [`sâu/dưới nữa/${CODE}.002.pdf`, 'Văn bản 2'],
  ])('belong by the name "%s" to "%s"', async (name, title) => {
    await brought([OPEN, FILE, item('001', 'Văn bản 1'), item('2', 'Văn bản 2')], [name]);
    expect(await belongs(name)).toEqual([title, 'name']);
    expect(await archive.seen(title)).toMatchObject({ online: true });
    expect((await archive.catalogue.topmost('title', 1, 10)).total).toBe(1);
  });

  it('belong by a name with accents, composed or not', async () => {
    const code = 'Đ.ỦY.2024.01';
    await brought([OPEN, { ...FILE, code: code.normalize('NFC') }], [`${code}.3.pdf`.normalize('NFD')]);
    expect(await belongs(`${code}.3.pdf`.normalize('NFC'))).toEqual(['Hồ sơ đê', 'name']);
  });

  it.each(['12.pdf', '0012.pdf', 'abc.pdf', 'scan 3.pdf'])('belong to nothing by the mere name "%s"', async (name) => {
    await brought([OPEN, { ...FILE, code: '12' }, { depth: 1, title: 'Khác', code: 'abc' }], [name]);
    expect((await belongs(name))?.[1]).toBe('own');
  });

  it('belong to nobody where two records have the code, and the report says so', async () => {
    const report = await brought(
      [OPEN, FILE, { depth: 1, key: 'h2', title: 'Hồ sơ kia', code: CODE }],
      [`${CODE}.1.pdf`],
    );
    expect(await belongs(`${CODE}.1.pdf`)).toBeUndefined();
    expect(report.problems).toMatchObject([{ file: `${CODE}.1.pdf`, reason: /2 records/ }]);
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ online: 0 });
  });

  it.each([
    ['scan/a.pdf', 'scan/a.pdf'],
    ['SCAN\\A.PDF', 'scan/a.pdf'],
    ['./scan//a.pdf', 'scan/a.pdf'],
    ['/muc-luc/scan/a.pdf', 'muc-luc/scan/a.pdf'],
    ['../scan/a.pdf', 'scan/a.pdf'],
    ['a.pdf', 'muc-luc/a.pdf'],
    ['x.pdf; a.pdf', 'muc-luc/a.pdf'],
    ['quyết định số 1.pdf', 'muc-luc/Quyết định số 1.pdf'],
  ])('belong by the path "%s" of an inventory', async (path, name) => {
    await archive.write('muc-luc/ml.aid', [OPEN, { ...FILE, files: [path] }]);
    await archive.writePaper(name, ['Một']);
    await archive.import();
    expect(await belongs(name)).toEqual(['Hồ sơ đê', 'path']);
  });

  it.each(['../../a.pdf', 'D:\\scan\\a.pdf', '\\\\server\\scan\\a.pdf', 'file:///scan/a.pdf', 'other/a.pdf', '..'])(
    'do not belong by the path "%s"',
    async (path) => {
      await archive.write('muc-luc/ml.aid', [OPEN, { ...FILE, files: [path] }]);
      await archive.writePaper('scan/a.pdf', ['Một']);
      await archive.import();
      expect((await belongs('scan/a.pdf'))?.[1]).toBe('own');
    },
  );

  it('belong by a link in EAD that is a relative path, with its label, and the path is never shown', async () => {
    await brought([OPEN, { ...FILE, objects: ['scan/t%E1%BB%9D%201.pdf#page=2'] }], ['scan/tờ 1.pdf']);
    expect(await belongs('scan/tờ 1.pdf')).toEqual(['Hồ sơ đê', 'link']);
    const record = await archive.seen('Hồ sơ đê');
    expect(record).toMatchObject({ online: true, detail: { digitalObjects: [] } });
    expect(JSON.stringify(record)).not.toContain('scan/');
  });

  it('belong to the part where it and what is above it name the same file, and to nobody where two parts do', async () => {
    const files = ['a.pdf'];
    await brought([OPEN, { ...FILE, files }, item('1', 'Văn bản 1', { files })], files);
    expect(await belongs('a.pdf')).toEqual(['Văn bản 1', 'path']);
    await brought([OPEN, FILE, item('1', 'Văn bản 1', { files }), item('2', 'Văn bản 2', { files })], []);
    expect(await belongs('a.pdf')).toBeUndefined();
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ online: 0 });
  });

  it('belong to the file whose code or place their folder is named by', async () => {
    const shelved: Line = { depth: 1, title: 'Hồ sơ cầu', shelf: { box: '01', file: '007' } };
    await brought(
      [OPEN, FILE, item('3', 'Văn bản 3'), shelved],
      [
        `${CODE}/bìa.pdf`,
        `${CODE}/003.pdf`,
        'Ty thuỷ lợi/hopso01/hoso07/x.pdf',
        'P12/Hộp số 1/Hồ sơ 7/y.pdf',
        'P12/hoso7/z.pdf',
      ],
    );
    expect(await belongs(`${CODE}/bìa.pdf`)).toEqual(['Hồ sơ đê', 'folder']);
    expect(await belongs(`${CODE}/003.pdf`)).toEqual(['Văn bản 3', 'folder']);
    for (const name of ['Ty thuỷ lợi/hopso01/hoso07/x.pdf', 'P12/Hộp số 1/Hồ sơ 7/y.pdf', 'P12/hoso7/z.pdf']) {
      expect(await belongs(name)).toEqual(['Hồ sơ cầu', 'folder']);
    }
  });

  it.each(['Ty khác/hopso01/hoso07/x.pdf', 'Ty Thủy lợi/hopso02/hoso07/x.pdf', 'Ty Thủy lợi/hopso01/hoso08/x.pdf'])(
    'do not belong by the folders of "%s"',
    async (name) => {
      await brought([OPEN, { depth: 1, title: 'Hồ sơ cầu', shelf: { box: '01', file: '007' } }], [name]);
      expect((await belongs(name))?.[1]).toBe('own');
    },
  );

  it('are found a place by name before path, and by path before folder', async () => {
    const other: Line = { depth: 1, key: 'o', title: 'Khác', files: [`${CODE}.1.pdf`, 'P12.7/x.pdf'] };
    await brought([OPEN, FILE, other, { depth: 1, title: 'Thư mục', code: 'P12.7' }], [`${CODE}.1.pdf`, 'P12.7/x.pdf']);
    expect(await belongs(`${CODE}.1.pdf`)).toEqual(['Hồ sơ đê', 'name']);
    expect(await belongs('P12.7/x.pdf')).toEqual(['Khác', 'path']);
  });

  it('go to the finding aid that comes after them, and their old address leads there', async () => {
    await archive.writePaper(`scan/${CODE}.1.pdf`, ['Một văn bản cũ']);
    await archive.import();
    const own = await archive.row('Một văn bản cũ');
    const { id } = await archive.db.selectFrom('document').select('id').executeTakeFirstOrThrow();
    await archive.drain();
    const elsewhere = join(archive.folder, '../inventories');
    await mkdir(elsewhere);
    await archive.write('inventory.aid', [OPEN, FILE]);
    await rename(join(archive.folder, 'inventory.aid'), join(elsewhere, 'inventory.aid'));
    const report = await archive.import({ paths: [elsewhere] });
    expect(report).toMatchObject({ records: { added: 2, changed: 1, removed: 0 }, documents: { unchanged: 0 } });
    const file = await archive.row('Hồ sơ đê');
    expect(await archive.catalogue.byId(own.id)).toEqual({ kind: 'moved', id: file.id });
    expect(await archive.documents.byId(id)).toMatchObject({ record: { title: 'Hồ sơ đê', online: true } });
    expect(await archive.drain()).toEqual({ upserts: ['Hồ sơ đê', 'Ty Thủy lợi'], removals: 1 });
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ records: 2, online: 1 });
  });

  it('do not lead from their own address to a record whose title is not public', async () => {
    await archive.writePaper(`${CODE}.1.pdf`, ['Một văn bản cũ']);
    await archive.import();
    const own = await archive.row('Một văn bản cũ');
    await brought([OPEN, { ...FILE, access: { level: 'closed', titleVisibility: 'masked' } }], []);
    expect(await archive.catalogue.byId(own.id)).toEqual({ kind: 'removed' });
    expect(JSON.stringify(await archive.feed.all(0, 10))).not.toContain('văn bản cũ');
  });

  it('do not come back as documents that nobody describes when their finding aid no longer names them', async () => {
    await brought([OPEN, FILE, { depth: 1, key: 'z', title: 'Khác' }], [`${CODE}.1.pdf`]);
    const report = await brought([OPEN, { depth: 1, key: 'z', title: 'Khác' }], []);
    expect(report.records).toMatchObject({ added: 0, removed: 1 });
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ records: 2, online: 0 });
    expect((await archive.feed.all(0, 10)).flatMap(({ passages }) => passages)).toEqual([]);
    await brought([OPEN, FILE, { depth: 1, key: 'z', title: 'Khác' }], []);
    expect(await belongs(`${CODE}.1.pdf`)).toEqual(['Hồ sơ đê', 'name']);
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ records: 3, online: 1 });
  });

  it('move on to the record that names them now', async () => {
    await brought([OPEN, FILE], [`${CODE}.1.pdf`]);
    await brought([OPEN, { ...FILE, code: 'X.1' }, { depth: 1, key: 'n', title: 'Mới', code: CODE }], []);
    expect(await belongs(`${CODE}.1.pdf`)).toEqual(['Mới', 'name']);
    expect(await archive.seen('Hồ sơ đê')).toMatchObject({ online: false });
    expect(await archive.seen('Mới')).toMatchObject({ online: true });
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ online: 1 });
  });

  it.each([`${CODE}.pdf`, `${CODE}.bìa.pdf`, `${CODE}/bìa.pdf`])(
    'are not shown where "%s" may hold a part that is less open than its file',
    async (name) => {
      const closed = { access: { level: 'closed' as const } };
      const unnumbered: Line = { depth: 2, level: 'item', title: 'Kín', ...closed };
      const report = await brought([OPEN, FILE, unnumbered], [name]);
      expect(await belongs(name)).toBeUndefined();
      expect(report.problems).toMatchObject([{ file: name, reason: /less open/ }]);
      await brought([OPEN, FILE, { ...unnumbered, access: {} }], []);
      expect(await belongs(name)).toMatchObject(['Hồ sơ đê', expect.anything()]);
      await brought([OPEN, FILE, unnumbered], []);
      expect(await belongs(name)).toBeUndefined();
      expect(await createCatalogue(archive.db).holdings()).toMatchObject({ online: 0 });
    },
  );

  it.each<[string, string[]]>([
    [`${CODE}.3.pdf`, [claimPart(CODE, '003')]],
    [`${CODE}.3.pdf`, [claimFile(CODE)]],
    [`${CODE}.pdf`, [claimWhole(CODE)]],
    [`${CODE}/3.pdf`, [claimPart(CODE, '3')]],
    [`${CODE}/toàn bộ.pdf`, [claimWhole(CODE)]],
    ['scan/kín.pdf', [claimPath('scan/KÍN.pdf')]],
    ['Ty Thủy lợi/hopso1/hoso2/a.pdf', claimShelf({ fonds: ['Ty Thuỷ lợi'], box: '01', file: '02' }, 'file')],
    ['Ty Thủy lợi/hopso1/hoso2/4.pdf', claimShelf({ fonds: ['Ty Thuỷ lợi'], box: '01', file: '02' }, { part: '04' })],
  ])('are not published where "%s" belongs to what a finding aid left out', async (name, withholds) => {
    const report = await brought([OPEN, FILE, { withholds }], [name]);
    expect(await belongs(name)).toBeUndefined();
    expect(report).toMatchObject({ documents: { heldBack: 1 }, problems: [{ file: name, reason: /left out/ }] });
    expect((await archive.feed.all(0, 10)).flatMap(({ passages }) => passages)).toEqual([]);
    await brought([OPEN, FILE], []);
    expect(await belongs(name)).toBeDefined();
    await brought([OPEN, FILE, { withholds }], []);
    expect(await belongs(name)).toBeUndefined();
    expect(await createCatalogue(archive.db).holdings()).toMatchObject({ online: 0 });
  });

  it('are told apart by source', async () => {
    await archive.write('inventory.aid', [OPEN, FILE]);
    await archive.import();
    const path = await archive.writePaper(`${CODE}.1.pdf`, ['Của nơi khác']);
    await archive.import({ source: 'another', paths: [path] });
    expect((await belongs(`${CODE}.1.pdf`))?.[1]).toBe('own');
  });

  it('are foretold in a dry run, with the finding aid that would come beside them', async () => {
    await archive.write('inventory.aid', [OPEN, FILE]);
    await archive.writePaper(`${CODE}.1.pdf`, ['Một']);
    await archive.writePaper('khác.pdf', ['Hai']);
    const told = await archive.import({ dryRun: true });
    const done = await archive.import();
    expect(told.records).toEqual(done.records);
    expect(told.documents).toEqual(done.documents);
  });
});
