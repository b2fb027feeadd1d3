import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import type { Line } from './line-reader.ts';

describe.each(DATABASES)('finding aids of one fonds in several files, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());

  it('knows the inventories of one fonds apart when all of them are renamed and corrected', async () => {
    const inventory = (number: string, corrected = ''): Line[] => [
      { depth: 0, key: 'fonds', title: 'Phông A' },
      ...['1', '2', '3'].map((file): Line => {
        return { depth: 1, key: `${number}/${file}`, title: file === '2' ? `Hồ sơ 2${corrected}` : `Hồ sơ ${file}` };
      }),
    ];
    await archive.write('ml1.aid', inventory('1'));
    await archive.write('ml2.aid', inventory('2'));
    await archive.import();
    await archive.remove('ml1.aid');
    await archive.remove('ml2.aid');
    await archive.write('a-2.aid', inventory('2', ' sửa'));
    await archive.write('b-1.aid', inventory('1', ' sửa'));
    const dry = await archive.import({ dryRun: true });
    expect(dry.records).toMatchObject({ added: 0, changed: 2, unchanged: 6, removed: 0 });
    expect((await archive.import()).records).toEqual(dry.records);
  });

  it('leads addresses on to other files when a finding aid is split, or two are put together', async () => {
    const part = (...numbers: number[]): Line[] => [
      { depth: 0, key: 'fonds', title: 'Phông A' },
      ...numbers.map((n): Line => ({ depth: 1, key: `${n}`, title: `Hồ sơ ${n}` })),
    ];
    const kindOf = async (id: string) => {
      const found = await archive.catalogue.byId(id);
      return found.kind === 'moved' ? archive.catalogue.byId(found.id) : found;
    };
    const idOf = async (n: number) => (await archive.row(`Hồ sơ ${n}`)).id;
    const ofAnother: Line[] = [
      { depth: 0, key: 'other', title: 'Phông B' },
      { depth: 1, key: '5', title: 'Việc khác' },
    ];
    await archive.write('a.aid', part(1, 2, 3, 4, 5));
    await archive.import();
    const [first, last, gone] = [await idOf(1), await idOf(4), await idOf(5)];
    const bothLeadOn = async () => {
      expect(await kindOf(first)).toMatchObject({ kind: 'found', record: { title: 'Hồ sơ 1' } });
      expect(await kindOf(last)).toMatchObject({ kind: 'found', record: { title: 'Hồ sơ 4' } });
    };
    await archive.write('a.aid', part(1, 2));
    await archive.write('b.aid', part(3, 4));
    await archive.write('c.aid', ofAnother);
    await archive.import({ allowRemovals: true });
    await bothLeadOn();
    expect(await kindOf(gone)).toEqual({ kind: 'removed' });
    await archive.write('b.aid', part(3));
    await archive.write('d.aid', part(4));
    await archive.import({ allowRemovals: true });
    await bothLeadOn();
  });
});
