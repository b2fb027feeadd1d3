import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import { lineReader } from './line-reader.ts';
import { livingTitles, numberedFiles } from './numbered-files.ts';

describe.each(DATABASES)('finding aids and documents that lie behind links, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());
  const elsewhere = (name: string) => join(archive.folder, '..', name);

  it('go when their files go from the folder that a link leads to', async () => {
    await archive.write('../store/a.aid', numberedFiles('A', '1'));
    await archive.write('../store/b.aid', numberedFiles('B', '1'));
    await archive.writePaper('../store/p.pdf', ['Một tờ trình']);
    await symlink(elsewhere('store'), join(archive.folder, 'linked'));
    expect((await archive.import()).records).toMatchObject({ added: 5 });
    await archive.remove('../store/b.aid');
    await archive.remove('../store/p.pdf');
    const report = await archive.import({ allowRemovals: true });
    expect(report).toMatchObject({ records: { removed: 3, unchanged: 2 }, documents: { removed: 1 } });
    expect(await livingTitles(archive)).toEqual(['Hồ sơ A/1', 'Phông A']);
  });

  it('go when the link is taken from the folder, and stay while it leads nowhere', async () => {
    await archive.write('a.aid', numberedFiles('A', '1'));
    await archive.write('../store/b.aid', numberedFiles('B', '1'));
    await archive.writePaper('../store/p.pdf', ['Một tờ trình']);
    await symlink(elsewhere('store'), join(archive.folder, 'linked'));
    await archive.import();
    await rename(elsewhere('store'), elsewhere('unmounted'));
    const report = await archive.import({ allowRemovals: true });
    expect(report).toMatchObject({ records: { removed: 0 }, problems: [{ file: 'linked', severity: 'refused' }] });
    await rename(elsewhere('unmounted'), elsewhere('store'));
    await rm(join(archive.folder, 'linked'));
    expect((await archive.import({ allowRemovals: true })).records).toMatchObject({ removed: 3, unchanged: 2 });
    expect(await livingTitles(archive)).toEqual(['Hồ sơ A/1', 'Phông A']);
  });

  it('are the same when their folder moves to another disk and leaves a link behind', async () => {
    await archive.write('2020/a.aid', numberedFiles('A', '1', '2'));
    await archive.import();
    const { id } = await archive.row('Hồ sơ A/2');
    await rename(join(archive.folder, '2020'), elsewhere('larger'));
    await symlink(elsewhere('larger'), join(archive.folder, '2020'));
    await archive.write('../larger/a.aid', numberedFiles('A', '1', '2', '3'));
    expect((await archive.import()).records).toMatchObject({ added: 1, unchanged: 3, removed: 0 });
    expect((await archive.row('Hồ sơ A/2')).id).toBe(id);
    expect(await livingTitles(archive)).toHaveLength(4);
  });

  it('are the same when the link that was named leads to a newer copy of all', async () => {
    const current = elsewhere('current');
    await archive.write('../november/a.aid', numberedFiles('A', '1', '2'));
    await archive.write('../november/b.aid', numberedFiles('B', '1'));
    await symlink(elsewhere('november'), current);
    await archive.import({ paths: [current] });
    const { id } = await archive.row('Hồ sơ A/2');
    await archive.write('../december/a.aid', numberedFiles('A', '1', '2', '3'));
    await rm(current);
    await symlink(elsewhere('december'), current);
    const dry = await archive.import({ paths: [current], allowRemovals: true, dryRun: true });
    const { records } = await archive.import({ paths: [current], allowRemovals: true });
    expect(records).toMatchObject({ added: 1, unchanged: 3, removed: 2 });
    expect(records).toEqual(dry.records);
    expect((await archive.row('Hồ sơ A/2')).id).toBe(id);
  });

  it('are known by any way that leads to them, also where an older import kept another', async () => {
    await archive.write('../store/a.aid', numberedFiles('A', '1'));
    await symlink(elsewhere('store'), join(archive.folder, 'linked'));
    await archive.import();
    expect((await archive.import({ paths: [elsewhere('store')] })).records).toMatchObject({ added: 0, unchanged: 2 });
    expect((await archive.import()).records).toMatchObject({ added: 0, unchanged: 2, removed: 0 });
    await rm(join(archive.folder, 'linked'));
    await writeFile(join(archive.folder, 'note.xyz'), 'x');
    expect((await archive.import({ allowRemovals: true })).records).toMatchObject({ removed: 2 });
  });
});

describe.each(DATABASES)('inventories of one fonds that bear one name in two folders, on %s', (kind) => {
  it('are two, imported one after the other', async () => {
    const archive = await openArchive(kind);
    try {
      await archive.write('2023/so.aid', numberedFiles('A', '1', '2'));
      await archive.write('2024/so.aid', numberedFiles('A', '7', '8', '9'));
      for (let times = 0; times < 2; times++) {
        await archive.import({ paths: [join(archive.folder, '2023')] });
        await archive.import({ paths: [join(archive.folder, '2024')] });
        for (const number of [1, 2, 7, 8, 9]) {
          expect(await archive.seen(`Hồ sơ A/${number}`)).toMatchObject({ title: `Hồ sơ A/${number}` });
        }
      }
    } finally {
      await archive.close();
    }
  });
});

describe.each(DATABASES)('the portal’s own data folder, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());

  it('is never read, though a folder that is imported holds it or a link leads there', async () => {
    const above = join(archive.folder, '..');
    await archive.write('a.aid', numberedFiles('A', '1'));
    await archive.writePaper('../var/attachments/h3k2', ['Căn cước của một độc giả']);
    await symlink(join(above, 'var/attachments'), join(archive.folder, 'linked'));
    const report = await archive.import({ paths: [above] });
    expect(report).toMatchObject({ records: { added: 2 }, documents: { added: 0 } });
    expect(report.problems).toMatchObject([
      { file: 'finding-aids/linked', severity: 'noted' },
      { file: 'var', severity: 'noted' },
    ]);
    await expect(archive.tryImport({ paths: [join(above, 'var/attachments')] })).rejects.toThrow(/DATA_DIR/);
  });

  it('gives back what an earlier import took from there', async () => {
    const above = join(archive.folder, '..');
    await archive.writePaper('../var/attachments/h3k2', ['Căn cước của một độc giả']);
    await mkdir(join(above, 'other'));
    await archive.import({ paths: [above], dataDir: join(above, 'other') });
    const own = await archive.row('Căn cước của một độc giả');
    expect(await archive.import({ paths: [above], allowRemovals: true })).toMatchObject({ documents: { removed: 1 } });
    expect(await archive.catalogue.byId(own.id)).toEqual({ kind: 'removed' });
  });
});

describe.each(DATABASES)('files that take the place of others, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());

  it('do not take by their name what another is by its content', async () => {
    await archive.write('2023/so.aid', numberedFiles('A', '1', '2'));
    await archive.import();
    const { id } = await archive.row('Hồ sơ A/2');
    await mkdir(join(archive.folder, 'z'));
    await rename(join(archive.folder, '2023/so.aid'), join(archive.folder, 'z/so.aid'));
    await archive.write('2024/so.aid', numberedFiles('A', '7', '8'));
    expect((await archive.import()).records).toMatchObject({ added: 3, unchanged: 3, removed: 0 });
    expect((await archive.row('Hồ sơ A/2')).id).toBe(id);
  });

  it('nor, of one fonds, what another is by its rows', async () => {
    await archive.write('2023/so.aid', numberedFiles('A', '1', '2'));
    await archive.import();
    const { id } = await archive.row('Hồ sơ A/2');
    await rm(join(archive.folder, '2023'), { recursive: true });
    await archive.write('2024/so.aid', numberedFiles('A', '7', '8'));
    await archive.write('z/so.aid', numberedFiles('A', '1', '2', '3'));
    expect((await archive.import()).records).toMatchObject({ added: 4, unchanged: 3, removed: 0 });
    expect((await archive.row('Hồ sơ A/2')).id).toBe(id);
  });

  it('are not read again where only their folder has another name', async () => {
    await archive.write('2023/1.aid', numberedFiles('A', '1'));
    await archive.write('2023/2.aid', numberedFiles('B', '1'));
    await archive.import();
    await rename(join(archive.folder, '2023'), join(archive.folder, '2024'));
    let reads = 0;
    const counting: typeof lineReader = {
      ...lineReader,
      read: (...file) => {
        reads++;
        return lineReader.read(...file);
      },
    };
    for (let times = 0; times < 2; times++) {
      expect((await archive.import({ readers: [counting] })).records).toMatchObject({ unchanged: 4, removed: 0 });
    }
    expect(reads).toBe(0);
    await archive.remove('2024/2.aid');
    expect((await archive.import({ allowRemovals: true })).records).toMatchObject({ unchanged: 2, removed: 2 });
  });

  it('bring their own addresses along where they change names, in a ring or in a row', async () => {
    const [a, b, c] = [numberedFiles('A', '1', '2'), numberedFiles('B', '1'), numberedFiles('C', '1')];
    await archive.write('1.aid', a);
    await archive.write('2.aid', b);
    await archive.write('3.aid', c);
    await archive.import();
    const { id } = await archive.row('Hồ sơ A/2');
    await archive.write('1.aid', b);
    await archive.write('2.aid', a);
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 0, unchanged: 7, removed: 0 });
    // 3 → 4, 2 → 3, 1 → 2, and a new first.
    await archive.write('4.aid', c);
    await archive.write('3.aid', a);
    await archive.write('2.aid', b);
    await archive.write('1.aid', numberedFiles('D', '1'));
    expect((await archive.import()).records).toMatchObject({ added: 2, changed: 0, unchanged: 7, removed: 0 });
    expect((await archive.row('Hồ sơ A/2')).id).toBe(id);
  });

  it('bring them along where one is moved over another, which is gone then', async () => {
    await archive.write('1.aid', numberedFiles('A', '1', '2'));
    await archive.write('2.aid', numberedFiles('B', '1'));
    await archive.import();
    const [kept, covered] = [await archive.row('Hồ sơ B/1'), await archive.row('Hồ sơ A/2')];
    await rename(join(archive.folder, '2.aid'), join(archive.folder, '1.aid'));
    expect(await archive.tryImport()).toMatchObject({ kind: 'guarded', removals: [{ removed: 3, of: 5 }] });
    const { records } = await archive.import({ allowRemovals: true });
    expect(records).toMatchObject({ added: 0, unchanged: 2, removed: 3 });
    expect((await archive.row('Hồ sơ B/1')).id).toBe(kept.id);
    expect(await archive.catalogue.byId(covered.id)).toEqual({ kind: 'removed' });
    expect((await archive.import()).records).toMatchObject({ added: 0, unchanged: 2, removed: 0 });
  });

  it('stay what they are where a copy of one is put over another, and the first is edited', async () => {
    await archive.write('1.aid', numberedFiles('A', '1', '2'));
    await archive.write('2.aid', numberedFiles('B', '1'));
    await archive.import();
    const { id } = await archive.row('Hồ sơ A/2');
    await archive.write('2.aid', numberedFiles('A', '1', '2'));
    await archive.write('1.aid', numberedFiles('A', '1', '2', '3'));
    expect((await archive.import({ allowRemovals: true })).records).toMatchObject({
      added: 4,
      unchanged: 3,
      removed: 2,
    });
    expect(await archive.catalogue.byId(id)).toMatchObject({ kind: 'found' });
  });

  it('are refused where they were finding aids and nobody can tell what they are now', async () => {
    await archive.write('a.aid', numberedFiles('A', '1'));
    await archive.write('b.txt', numberedFiles('B', '1'));
    await archive.import();
    await writeFile(join(archive.folder, 'a.aid'), 'half a file');
    await writeFile(join(archive.folder, 'b.txt'), 'aid without its mark: Hồ sơ mật');
    for (const dryRun of [true, false]) {
      const report = await archive.import({ allowRemovals: true, dryRun });
      expect(report).toMatchObject({ records: { removed: 0, added: 0 }, documents: { added: 0 } });
      expect(report.problems.map(({ file, severity }) => `${file} ${severity}`)).toEqual([
        'a.aid refused',
        'b.txt refused',
      ]);
    }
    expect(await archive.seen('Hồ sơ B/1')).toMatchObject({ title: 'Hồ sơ B/1' });
  });

  it('put an end to the finding aid where they are documents', async () => {
    const path = await archive.write('a.aid', numberedFiles('A', '1'));
    await archive.import();
    await archive.writePaper('a.aid', ['Một tờ trình']);
    const alone = await archive.import({ paths: [path], dryRun: true });
    expect(alone).toMatchObject({ records: { removed: 0 }, problems: [{ file: 'a.aid', severity: 'refused' }] });
    expect(await archive.tryImport()).toMatchObject({ kind: 'guarded', removals: [{ removed: 2, of: 2 }] });
    const report = await archive.import({ allowRemovals: true });
    expect(report).toMatchObject({ records: { removed: 2, added: 1 }, documents: { added: 1 }, problems: [] });
  });

  it('are told where they are the same once more', async () => {
    await archive.write('a.aid', numberedFiles('A', '1'));
    await archive.import();
    await archive.write('copy of a.aid', numberedFiles('A', '1'));
    await archive.write('b/1.aid', numberedFiles('B', '1'));
    await archive.write('b/2.aid', numberedFiles('B', '1'));
    const report = await archive.import();
    expect(report.problems).toMatchObject([
      { file: 'b/2.aid', severity: 'noted', reason: expect.stringContaining('"b/1.aid"') as string },
      { file: 'copy of a.aid', severity: 'noted', reason: expect.stringContaining('"a.aid"') as string },
    ]);
    expect((await archive.import()).problems).toEqual([]);
  });
});
