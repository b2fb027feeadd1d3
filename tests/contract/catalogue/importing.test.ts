import { symlink, writeFile, rename, mkdir, appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStoredDescription } from '../../../src/catalogue/access/stored-description.ts';
import { DATABASES, openArchive, rowsWritten, type TestArchive } from './archive.ts';
import type { Line } from './line-reader.ts';

const AID: Line[] = [
  { depth: 0, key: 'f1', title: 'Phông A', access: { level: 'open' } },
  { depth: 1, key: 's1', title: 'Loạt 1', level: 'series' },
  { depth: 2, title: 'Hồ sơ 1', code: '01' },
  { depth: 2, title: 'Hồ sơ 2', code: '02' },
  { depth: 1, key: 's2', title: 'Loạt 2', level: 'series' },
  { depth: 2, title: 'Thư từ', dates: '1950' },
];

describe.each(DATABASES)('importing into %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());

  it('keeps the tree, its order and its counts', async () => {
    await archive.write('a.aid', AID);
    const report = await archive.import();
    expect(report).toMatchObject({ files: 1, records: { added: 6, changed: 0, unchanged: 0, removed: 0, refused: 0 } });
    expect(await archive.childTitles('Phông A')).toEqual(['Loạt 1', 'Loạt 2']);
    expect(await archive.childTitles('Loạt 1')).toEqual(['Hồ sơ 1', 'Hồ sơ 2']);
    expect(await archive.seen('Phông A')).toMatchObject({ childCount: 2, descendantCount: 5, depth: 0 });
    const file = await archive.seen('Hồ sơ 2');
    expect(file).toMatchObject({ depth: 2, fonds: { title: 'Phông A' }, access: { level: 'open', stated: true } });
    if (typeof file === 'string') return;
    expect((await archive.catalogue.ancestors(file)).map((above) => above.title)).toEqual(['Phông A', 'Loạt 1']);
  });

  it('does nothing with a file that has not changed', async () => {
    await archive.write('a.aid', AID);
    await archive.import();
    await archive.drain();
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 0, unchanged: 6, removed: 0 });
    expect(await archive.drain()).toEqual({ upserts: [], removals: 0 });
  });

  it('writes, counts and announces the one record that changed', async () => {
    await archive.write('a.aid', AID);
    await archive.import();
    await archive.drain();
    await archive.write(
      'a.aid',
      AID.map((line) => (line.code === '02' ? { ...line, scope: 'Về đê điều' } : line)),
    );
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 1, unchanged: 5, removed: 0 });
    expect(await archive.drain()).toEqual({ upserts: ['Hồ sơ 2'], removals: 0 });
  });

  it('announces everything beneath a topmost record that got another title', async () => {
    await archive.write('a.aid', AID);
    await archive.import();
    await archive.drain();
    await archive.write('a.aid', [{ ...AID[0]!, title: 'Phông B' }, ...AID.slice(1)]);
    expect((await archive.import()).records).toMatchObject({ changed: 1, unchanged: 5 });
    expect(new Set((await archive.drain()).upserts).size).toBe(6);
  });

  it('gives a sibling that is inserted a place and leaves the others theirs, ids and all', async () => {
    await archive.write('a.aid', AID);
    await archive.import();
    const before = [await archive.row('Hồ sơ 1'), await archive.row('Hồ sơ 2')];
    await archive.write('a.aid', [...AID.slice(0, 3), { depth: 2, title: 'Hồ sơ 1a', code: '01a' }, ...AID.slice(3)]);
    expect((await archive.import()).records).toMatchObject({ added: 1, changed: 0, unchanged: 6, removed: 0 });
    expect(await archive.childTitles('Loạt 1')).toEqual(['Hồ sơ 1', 'Hồ sơ 1a', 'Hồ sơ 2']);
    expect([await archive.row('Hồ sơ 1'), await archive.row('Hồ sơ 2')]).toEqual(before);
    expect(await archive.seen('Phông A')).toMatchObject({ descendantCount: 6 });
  });

  it('goes on inserting at the same place when the gap is used up', async () => {
    const lines: Line[] = [
      { depth: 0, key: 'f', title: 'Phông' },
      { depth: 1, key: 'first', title: 'đầu' },
      { depth: 1, key: 'last', title: 'cuối' },
    ];
    for (let n = 1; n <= 15; n++) {
      lines.splice(2, 0, { depth: 1, key: `k${n}`, title: `${n}` });
      await archive.write('a.aid', lines);
      await archive.import();
    }
    expect(await archive.childTitles('Phông')).toEqual(lines.slice(1).map((line) => line.title));
  });

  it('moves one record, not all others, when the last becomes the first', async () => {
    const parts: Line[] = Array.from({ length: 50 }, (_, i) => ({ depth: 1, key: `k${i}`, title: `Hồ sơ ${i}` }));
    await archive.write('a.aid', [AID[0]!, ...parts]);
    await archive.import();
    await archive.write('a.aid', [AID[0]!, parts.at(-1)!, ...parts.slice(0, -1)]);
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 1, unchanged: 50, removed: 0 });
    expect((await archive.childTitles('Phông A')).slice(0, 3)).toEqual(['Hồ sơ 49', 'Hồ sơ 0', 'Hồ sơ 1']);
  });

  it('moves a component with its parts to another parent and keeps their ids', async () => {
    const keyed = AID.map((line, i) => ({ ...line, key: `c${i}` }));
    await archive.write('a.aid', keyed);
    await archive.import();
    await archive.drain();
    const before = await archive.row('Hồ sơ 1');
    const [top, first, ...rest] = keyed;
    const moved = [
      top!,
      ...rest.slice(2),
      { ...first!, depth: 2 },
      ...rest.slice(0, 2).map((l) => ({ ...l, depth: 3 })),
    ];
    await archive.write('a.aid', moved);
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 3, unchanged: 3, removed: 0 });
    expect((await archive.row('Hồ sơ 1')).id).toBe(before.id);
    const file = await archive.seen('Hồ sơ 1');
    if (typeof file === 'string') throw new Error(file);
    expect((await archive.catalogue.ancestors(file)).map((a) => a.title)).toEqual(['Phông A', 'Loạt 2', 'Loạt 1']);
    expect((await archive.drain()).upserts).toEqual(['Hồ sơ 1', 'Hồ sơ 2', 'Loạt 1']);
  });

  it('tells components of the same name apart, and the same way each time', async () => {
    const twins: Line[] = [
      AID[0]!,
      { depth: 1, key: 'k', title: 'x', scope: 'một' },
      { depth: 1, key: 'k', title: 'x', scope: 'hai' },
      { depth: 1, title: 'y', scope: 'ba' },
      { depth: 1, title: 'y', scope: 'bốn' },
    ];
    await archive.write('a.aid', twins);
    expect((await archive.import()).records.added).toBe(5);
    await archive.write('a.aid', [...twins, { depth: 1, title: 'z' }]);
    expect((await archive.import()).records).toMatchObject({ added: 1, changed: 0, unchanged: 5, removed: 0 });
  });

  it('keeps nothing of a file that breaks off, and everything of the others', async () => {
    await archive.write('a.aid', AID);
    await archive.import();
    await archive.write('a.aid', [
      { ...AID[0]!, title: 'Khác' },
      ...AID.slice(1),
      { breaks: 'It ends in the middle.' },
    ]);
    await archive.write('b.aid', [{ depth: 0, key: 'f2', title: 'Phông B' }, { breaks: 'Broken.' }]);
    await archive.write('c.aid', [{ depth: 0, key: 'f3', title: 'Phông C' }]);
    const report = await archive.import();
    expect(report.records).toMatchObject({ added: 1, changed: 0, removed: 0 });
    expect(report.problems).toEqual([
      { file: 'a.aid', line: 8, reason: 'It ends in the middle.', severity: 'refused' },
      { file: 'b.aid', line: 3, reason: 'Broken.', severity: 'refused' },
    ]);
    expect(await archive.seen('Phông A')).toMatchObject({ descendantCount: 5 });
    expect(
      await archive.db.selectFrom('record').selectAll().where('title', 'in', ['Khác', 'Phông B']).execute(),
    ).toEqual([]);
  });

  it('counts what a reader leaves out', async () => {
    await archive.write('a.aid', [...AID, { refuses: 3, cause: 'secret' }]);
    const report = await archive.import();
    expect(report.records).toMatchObject({ added: 6, refused: 3 });
    expect(report.problems).toEqual([{ file: 'a.aid', line: 8, reason: 'Left out.', severity: 'refused' }]);
  });

  it('knows a file again whether its folder or itself is named, and when it has moved', async () => {
    await archive.write('sub/a.aid', AID);
    await archive.import();
    const id = (await archive.row('Hồ sơ 1')).id;
    const one = await archive.import({ paths: [join(archive.folder, 'sub/a.aid')] });
    expect(one.records).toMatchObject({ added: 0, unchanged: 6, removed: 0 });
    await mkdir(join(archive.folder, 'moved'));
    await rename(join(archive.folder, 'sub/a.aid'), join(archive.folder, 'moved/b.aid'));
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 0, unchanged: 6, removed: 0 });
    expect((await archive.row('Hồ sơ 1')).id).toBe(id);
  });

  it('takes two files of one name for two finding aids', async () => {
    await archive.write('x/a.aid', AID);
    await archive.write('y/a.aid', AID);
    const paths = ['x/a.aid', 'y/a.aid'].map((name) => join(archive.folder, name));
    expect((await archive.import({ paths })).records.added).toBe(12);
    expect((await archive.import({ paths })).records).toMatchObject({ added: 0, unchanged: 12 });
  });

  it('reports odd files, each in a line, and reads the rest', async () => {
    await archive.write('a.aid', AID);
    await writeFile(join(archive.folder, '~$x.xlsx'), 'lock');
    await writeFile(join(archive.folder, '.DS_Store'), 'x');
    await writeFile(join(archive.folder, 'empty.xml'), '');
    await writeFile(join(archive.folder, 'picture.jpg'), 'JFIF');
    await writeFile(join(archive.folder, 'music.mp3'), 'ID3');
    await symlink(archive.folder, join(archive.folder, 'loop'));
    await symlink('self', join(archive.folder, 'self'));
    await symlink('nowhere', join(archive.folder, 'dangling'));
    const badName = Buffer.concat([Buffer.from(`${archive.folder}/h\u1ed3`), Buffer.from([0xff]), Buffer.from('.aid')]);
    await writeFile(badName, '');
    const report = await archive.import();
    expect(report.records.added).toBe(6);
    expect(report.problems.map(({ file, severity }) => `${file} ${severity}`).sort()).toEqual([
      'dangling refused',
      'empty.xml refused',
      'h\\xe1\\xbb\\x93\\xff.aid refused',
      'loop noted',
      'music.mp3 noted',
      'picture.jpg refused',
      'self refused',
      '~$x.xlsx noted',
    ]);
    expect(report.problems.find(({ file }) => file.startsWith('h'))?.reason).toMatch(/not written in UTF-8.*Rename/);
  });

  it('keeps a title without end to what a page bears, and the rest of it as a note', async () => {
    await archive.write('a.aid', [
      { depth: 0, key: 'f1', title: 'Phông A', access: { level: 'open' } },
      { depth: 1, key: 'k1', title: `Dài ${'đê điều '.repeat(30_000)}hết`, code: '7' },
      { depth: 1, key: 'k2', title: `${'ngắn '.repeat(399)}hết`, code: '8' },
    ]);
    const report = await archive.import();
    expect(report.problems).toMatchObject([
      { file: 'a.aid', severity: 'noted', reason: expect.stringMatching(/longer than 2000/) },
    ]);
    const rows = await archive.db.selectFrom('record').select(['title', 'description']).orderBy('pk').execute();
    expect(rows.map(({ title }) => title.length)).toEqual([7, 1999, 1998]);
    expect(rows[1]?.title).toMatch(/ (?:đê|điều)…$/);
    const [note] = readStoredDescription(rows[1]?.description ?? '').notes;
    expect(note?.text).toMatch(/^…(?:đê|điều) .* (?:đê|điều)…$/);
    expect(note?.text.length).toBeLessThan(100_010);
  });

  it('says what a dry run would do and changes nothing', async () => {
    await archive.write('a.aid', AID);
    await archive.import();
    await archive.drain();
    await archive.write('a.aid', [{ ...AID[0]!, title: 'Khác' }, ...AID.slice(1, 5), { depth: 1, title: 'mới' }]);
    await archive.write('b.aid', [{ depth: 0, key: 'f2', title: 'Phông B' }]);
    const options = { allowRemovals: true };
    const rehearsed = await archive.import({ ...options, dryRun: true });
    expect(rehearsed.records).toEqual({ added: 2, changed: 1, unchanged: 4, removed: 1, refused: 0 });
    expect(await archive.seen('Phông A')).toMatchObject({ descendantCount: 5 });
    expect(await archive.drain()).toEqual({ upserts: [], removals: 0 });
    expect((await archive.import(options)).records).toEqual(rehearsed.records);
  });

  it('keeps the report of each run, with no word of what was refused', async () => {
    await archive.write('a.aid', AID);
    await archive.import();
    const runs = await archive.db.selectFrom('import_run').selectAll().execute();
    expect(runs).toHaveLength(1);
    expect(JSON.parse(runs[0]?.report ?? '')).toMatchObject({ files: 1, records: { added: 6 } });
  });

  it('refuses to start where a path does not exist', async () => {
    await expect(archive.import({ paths: [join(archive.folder, 'missing')] })).rejects.toThrow(/no file or folder/);
  });

  it('reads a file with several topmost records', async () => {
    await archive.write('a.aid', [...AID, { depth: 0, key: 'f2', title: 'Phông B' }, { depth: 1, title: 'Hồ sơ B1' }]);
    await archive.import();
    expect(await archive.catalogue.topmost('title', 1, 10)).toMatchObject({
      total: 2,
      records: [
        { title: 'Phông A', descendantCount: 5 },
        { title: 'Phông B', descendantCount: 1 },
      ],
    });
    await appendFile(join(archive.folder, 'a.aid'), `${JSON.stringify({ depth: 1, title: 'Hồ sơ B2' })}\n`);
    expect((await archive.import()).records).toMatchObject({ added: 1, changed: 0, unchanged: 8 });
    expect(await archive.childTitles('Phông B')).toEqual(['Hồ sơ B1', 'Hồ sơ B2']);
  });
});

describe('what a changed finding aid of 10,000 components writes', () => {
  it('is the changed record, the inserted one, the counts above them and what announces them', async () => {
    const archive = await openArchive('sqlite');
    const lines: Line[] = [{ depth: 0, key: 'top', title: 'Phông' }];
    for (let s = 0; s < 100; s++) {
      lines.push({ depth: 1, key: `s${s}`, title: `Loạt ${s}`, level: 'series' });
      for (let f = 0; f < 99; f++) lines.push({ depth: 2, title: `Hồ sơ ${s}.${f}`, code: `${s}.${f}` });
    }
    await archive.write('a.aid', lines);
    await archive.import();
    const before = await rowsWritten(archive.db);
    lines[5000] = { ...lines[5000]!, scope: 'Sửa' };
    lines.splice(7000, 0, { depth: 2, title: 'Chen vào', code: 'new' });
    await archive.write('a.aid', lines);
    expect((await archive.import()).records).toMatchObject({ added: 1, changed: 1, unchanged: 10_000 });
    // Two records, the counts of two above, the totals of the fonds, the aid twice, an outbox row, the run twice.
    expect((await rowsWritten(archive.db)) - before).toBeLessThanOrEqual(10);
    await archive.close();
  });
});
