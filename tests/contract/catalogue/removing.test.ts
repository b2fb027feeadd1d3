import { existsSync } from 'node:fs';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whileOnlyImport } from '../../../src/ingest/import-lock.ts';
import { hasVanishedFrom } from '../../../src/ingest/searched-folders.ts';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import type { Line } from './line-reader.ts';

const MANY: Line[] = [
  { depth: 0, key: 'f1', title: 'Phông A' },
  ...Array.from({ length: 60 }, (_, i) => ({
    depth: 1,
    key: `k${i}`,
    title: `Hồ sơ ${i}`,
    dates: '1950',
    code: `c${i}`,
  })),
];

describe.each(DATABASES)('records that vanish, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
    await archive.write('a.aid', MANY);
    await archive.import();
    await archive.drain();
  });
  afterEach(() => archive.close());

  it('leave a tombstone, go from the index, and come back under the same id', async () => {
    const before = await archive.row('Hồ sơ 7');
    await archive.write(
      'a.aid',
      MANY.filter((line) => line.key !== 'k7'),
    );
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 0, unchanged: 60, removed: 1 });
    expect(await archive.catalogue.byId(before.id)).toEqual({ kind: 'removed' });
    expect(await archive.db.selectFrom('record').select('pk').where('title', '=', 'Hồ sơ 7').execute()).toEqual([]);
    expect(await archive.seen('Phông A')).toMatchObject({ childCount: 59, descendantCount: 59 });
    expect(await archive.childTitles('Phông A')).not.toContain('Hồ sơ 7');
    expect(await archive.drain()).toEqual({ upserts: [], removals: 1 });

    await archive.write('a.aid', MANY);
    expect((await archive.import()).records).toMatchObject({ added: 1, changed: 0, unchanged: 60, removed: 0 });
    expect((await archive.row('Hồ sơ 7')).id).toBe(before.id);
    expect((await archive.childTitles('Phông A')).slice(6, 9)).toEqual(['Hồ sơ 6', 'Hồ sơ 7', 'Hồ sơ 8']);
    expect(await archive.drain()).toEqual({ upserts: ['Hồ sơ 7'], removals: 0 });
  });

  it('lead to the record that took their place, when its key alone changed', async () => {
    const before = await archive.row('Hồ sơ 7');
    await archive.write(
      'a.aid',
      MANY.map((line) => (line.key === 'k7' ? { ...line, key: 'new' } : line)),
    );
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 1, unchanged: 60, removed: 0 });
    const after = await archive.row('Hồ sơ 7');
    expect(after.id).not.toBe(before.id);
    expect(await archive.catalogue.byId(before.id)).toEqual({ kind: 'moved', id: after.id });

    await archive.write('a.aid', MANY);
    await archive.import();
    expect(await archive.catalogue.byId(before.id)).toMatchObject({ kind: 'found', record: { title: 'Hồ sơ 7' } });
    expect(await archive.catalogue.byId(after.id)).toEqual({ kind: 'moved', id: before.id });
  });

  it('are followed when a title is mended where there are no keys, with all their parts', async () => {
    const unkeyed: Line[] = [
      { depth: 0, title: 'Phông B' },
      { depth: 1, title: 'Thư tư', dates: '1950', box: '3' },
      { depth: 2, title: 'Thư đi' },
      { depth: 2, title: 'Thư đến' },
    ];
    await archive.write('b.aid', unkeyed);
    await archive.import();
    const before = await archive.row('Thư đến');
    await archive.write(
      'b.aid',
      unkeyed.map((line) => (line.title === 'Thư tư' ? { ...line, title: 'Thư từ' } : line)),
    );
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 3, removed: 0 });
    const after = await archive.row('Thư đến');
    expect(after.pk).toBe(before.pk);
    expect(await archive.catalogue.byId(before.id)).toEqual({ kind: 'moved', id: after.id });
  });

  it('are tombstones when their file is gone from the folder', async () => {
    await archive.write('b.aid', [
      { depth: 0, key: 'f2', title: 'Phông B' },
      { depth: 1, title: 'Hồ sơ B1' },
    ]);
    await archive.import();
    const [fonds, file] = [await archive.row('Phông B'), await archive.row('Hồ sơ B1')];
    await archive.remove('b.aid');
    const report = await archive.import({ allowRemovals: true });
    expect(report.records).toMatchObject({ unchanged: 61, removed: 2 });
    expect(await archive.catalogue.byId(fonds.id)).toEqual({ kind: 'removed' });
    expect((await archive.import()).records.removed).toBe(0);
    expect((await archive.catalogue.topmost('title', 1, 10)).total).toBe(1);
    await archive.write('b.aid', [{ depth: 0, key: 'f2', title: 'Phông B' }]);
    expect((await archive.import()).records).toMatchObject({ added: 1, removed: 0 });
    expect(await archive.catalogue.byId(file.id)).toEqual({ kind: 'removed' });
  });

  it('are not removed when more than 5 % would go: nothing at all is changed', async () => {
    await archive.write('a.aid', [{ ...MANY[0]!, title: 'Khác' }, ...MANY.slice(5)]);
    await archive.write('b.aid', [{ depth: 0, key: 'f2', title: 'Phông B' }]);
    const stopped = await archive.tryImport();
    expect(stopped).toMatchObject({ kind: 'guarded', removals: [{ removed: 4, of: 61 }] });
    expect(await archive.seen('Phông A')).toMatchObject({ childCount: 60 });
    expect(await archive.db.selectFrom('record').select('pk').where('title', '=', 'Phông B').execute()).toEqual([]);
    expect(await archive.drain()).toEqual({ upserts: [], removals: 0 });
    expect((await archive.import({ allowRemovals: true })).records).toMatchObject({ added: 1, changed: 1, removed: 4 });
  });

  it('go at once where their file marks them as secret or internal now, however many they are', async () => {
    await archive.write('a.aid', [
      MANY[0]!,
      { refuses: 30, cause: 'secret' },
      { refuses: 10, cause: 'internal' },
      ...MANY.slice(41),
    ]);
    expect((await archive.import()).records).toMatchObject({ unchanged: 21, removed: 40, refused: 40 });
    expect(await archive.seen('Phông A')).toMatchObject({ childCount: 20 });
  });

  it('are not taken for marked where as many were marked before, or could not be read', async () => {
    await archive.write('a.aid', [...MANY, { refuses: 4, cause: 'secret' }]);
    await archive.import();
    await archive.write('a.aid', [MANY[0]!, ...MANY.slice(5), { refuses: 4, cause: 'secret' }]);
    expect(await archive.tryImport()).toMatchObject({ kind: 'guarded', removals: [{ removed: 4 }], closed: 0 });
    await archive.write('a.aid', [MANY[0]!, ...MANY.slice(5), { refuses: 4, cause: 'faulty' }]);
    expect(await archive.tryImport()).toMatchObject({ kind: 'guarded', removals: [{ removed: 4 }], closed: 0 });
  });

  it('that are marked now and held back because others would go are named: readers see them still', async () => {
    await archive.write('a.aid', [MANY[0]!, { refuses: 3, cause: 'secret' }, ...MANY.slice(8)]);
    const stopped = await archive.tryImport();
    expect(stopped).toMatchObject({ kind: 'guarded', removals: [{ removed: 4, of: 61 }], closed: 3 });
    expect(await archive.seen('Phông A')).toMatchObject({ childCount: 60 });
  });

  it('are not removed when more than 100 would go, however few that is of all', async () => {
    const more: Line[] = Array.from({ length: 2400 }, (_, i) => ({ depth: 1, key: `m${i}`, title: `m${i}` }));
    await archive.write('a.aid', [...MANY, ...more]);
    await archive.import();
    await archive.write('a.aid', [...MANY, ...more.slice(101)]);
    expect(await archive.tryImport()).toMatchObject({ kind: 'guarded', removals: [{ removed: 101, of: 2461 }] });
    await archive.write('a.aid', [...MANY, ...more.slice(100)]);
    expect((await archive.import()).records.removed).toBe(100);
  });

  it('are not removed when more than 100 would go from several sources together', async () => {
    const few = (name: string): Line[] =>
      Array.from({ length: 1200 }, (_, i) => ({ depth: i === 0 ? 0 : 1, key: `${name}${i}`, title: `${name}${i}` }));
    const path = await archive.write('b.aid', few('b'));
    const other = await archive.write('c.aid', few('c'));
    await archive.import({ paths: [path], source: 'B' });
    await archive.import({ paths: [other], source: 'C' });
    await archive.write('b.aid', few('b').slice(0, -50));
    await archive.write('c.aid', few('c').slice(0, -51));
    const stopped = await archive.tryImport({ paths: [path, other] });
    expect(stopped).toMatchObject({ kind: 'guarded', removals: [{ removed: 50 }, { removed: 51 }] });
    await archive.write('c.aid', few('c').slice(0, -50));
    expect((await archive.import({ paths: [path, other] })).records.removed).toBe(100);
  });

  it('are told by a dry run that would be stopped, with all else that would happen', async () => {
    await archive.write('a.aid', [{ ...MANY[0]!, title: 'Khác' }, ...MANY.slice(5)]);
    await archive.write('b.aid', [{ depth: 0, key: 'f2', title: 'Phông B' }]);
    await archive.write('c.aid', [{ depth: 0, key: 'f3', title: 'Phông C' }, { breaks: 'Broken.' }]);
    const stopped = await archive.tryImport({ dryRun: true });
    expect(stopped).toMatchObject({ kind: 'guarded', removals: [{ removed: 4, of: 61 }] });
    if (stopped.kind !== 'guarded') throw new Error('not stopped');
    expect(stopped.report.records).toMatchObject({ added: 1, changed: 1, unchanged: 56, removed: 4 });
    expect(stopped.report.problems).toMatchObject([{ file: 'c.aid', reason: 'Broken.' }]);
    expect(await archive.seen('Phông A')).toMatchObject({ childCount: 60 });
  });

  it('stay when the folder they came from cannot be read', async () => {
    await archive.write('sub/b.aid', [{ depth: 0, key: 'f2', title: 'Phông B' }]);
    await archive.import();
    await rm(join(archive.folder, 'sub'), { recursive: true });
    await symlink('sub', join(archive.folder, 'sub'));
    const report = await archive.import();
    expect(report).toMatchObject({ records: { removed: 0 }, problems: [{ file: 'sub' }] });
    expect(await archive.seen('Phông B')).toMatchObject({ title: 'Phông B' });
    await rm(join(archive.folder, 'sub'));
    expect((await archive.import()).records.removed).toBe(1);
  });

  it('do not count as removed when they go on under another key', async () => {
    await archive.write(
      'a.aid',
      MANY.map((line, i) => ({ ...line, key: `other${i}` })),
    );
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 61, removed: 0 });
  });

  it('stay when a folder is empty because nothing is mounted there', async () => {
    await rm(archive.folder, { recursive: true });
    await expect(archive.tryImport()).rejects.toThrow(/no file or folder/);
    await archive.write('other.txt', []);
    expect(await archive.tryImport()).toMatchObject({ kind: 'guarded' });
    expect(await archive.seen('Phông A')).toMatchObject({ childCount: 60 });
  });

  it('stay when their file is there but can no longer be read', async () => {
    await archive.write('a.aid', [{ breaks: 'Broken from the start.' }]);
    const report = await archive.import({ allowRemovals: true });
    expect(report).toMatchObject({ records: { removed: 0 }, problems: [{ file: 'a.aid', line: 2 }] });
    expect(await archive.seen('Phông A')).toMatchObject({ childCount: 60 });
  });

  it('stay when something in their folder has a name that cannot be read', async () => {
    await archive.remove('a.aid');
    await writeFile(Buffer.concat([Buffer.from(`${archive.folder}/a`), Buffer.from([0xff]), Buffer.from('.aid')]), '');
    expect((await archive.import({ allowRemovals: true })).records.removed).toBe(0);
    expect(await archive.seen('Phông A')).toMatchObject({ childCount: 60 });
  });

  it('are not looked for by a second import while a first is at work', async () => {
    await archive.db.connection().execute(async (db) => {
      await whileOnlyImport(db, archive.dataDir, async () => {
        if (kind === 'postgres') expect(await archive.tryImport()).toEqual({ kind: 'busy' });
        else expect(await whileOnlyImport(db, archive.dataDir, async () => 1)).toBeUndefined();
      });
    });
    expect(existsSync(archive.folder)).toBe(true);
    expect((await archive.import()).records.unchanged).toBe(61);
  });
});

describe('a file that is looked for beneath the folders of a run', () => {
  it('has vanished only where its place was searched, and the disk says it is not there', () => {
    const searched = { roots: ['/nowhere/aids'], unread: ['/nowhere/aids/mount'] };
    expect(hasVanishedFrom(searched, '/nowhere/aids/a.xml')).toBe(true);
    expect(hasVanishedFrom(searched, '/nowhere/aids/mountain/a.xml')).toBe(true);
    expect(hasVanishedFrom(searched, '/nowhere/aids/mount/a.xml')).toBe(false);
    expect(hasVanishedFrom(searched, '/nowhere/aids/mount')).toBe(false);
    expect(hasVanishedFrom(searched, '/nowhere/others/a.xml')).toBe(false);
    // Too long a name: the disk cannot tell. A folder that is a file now: it can.
    expect(hasVanishedFrom({ roots: ['/'], unread: [] }, `/${'a'.repeat(300)}`)).toBe(false);
    expect(hasVanishedFrom({ roots: ['/'], unread: [] }, `${import.meta.filename}/a.xml`)).toBe(true);
  });
});
