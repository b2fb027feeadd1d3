import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import { livingTitles, numberedFiles } from './numbered-files.ts';

describe.each(DATABASES)('finding aids and documents of a folder that was copied, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
  });
  afterEach(() => archive.close());
  const elsewhere = (name: string) => join(archive.folder, '..', name);

  it('are the same in a copy of their folder, also where the first one stays and one has been added to', async () => {
    await archive.write('sub/a.aid', numberedFiles('A', '1', '2'));
    await archive.write('b.aid', numberedFiles('B', '1'));
    await archive.writePaper('p.pdf', ['Một tờ trình']);
    await archive.import();
    const { id } = await archive.row('Hồ sơ A/2');
    await cp(archive.folder, elsewhere('newer'), { recursive: true });
    await archive.write('../newer/sub/a.aid', numberedFiles('A', '1', '2', '3'));
    const report = await archive.import({ paths: [elsewhere('newer')] });
    expect(report).toMatchObject({
      records: { added: 1, removed: 0 },
      documents: { added: 0, removed: 0 },
      problems: [],
    });
    expect((await archive.row('Hồ sơ A/2')).id).toBe(id);
    expect(await livingTitles(archive)).toHaveLength(7);
    expect((await archive.import({ paths: [elsewhere('newer')] })).records).toMatchObject({ unchanged: 7 });
  });

  it('stay with their own folder where another has a page like one of them, as a printed cover is', async () => {
    for (const name of ['bia.pdf', '1.pdf', '2.pdf']) await archive.writePaper(name, [`Trang của ${name}`]);
    await archive.import();
    await archive.writePaper('../other/bia.pdf', ['Trang của bia.pdf']);
    await archive.writePaper('../other/1.pdf', ['Một biên bản khác hẳn']);
    const report = await archive.import({ paths: [elsewhere('other')] });
    expect(report.documents).toMatchObject({ added: 2, changed: 0, removed: 0 });
    const covers = await archive.db.selectFrom('document').select('root').where('path', 'like', '%bia.pdf').execute();
    expect(covers.map(({ root }) => root).sort()).toEqual([archive.folder, elsewhere('other')].sort());
  });

  it('are told apart, and that is told, where another folder has another file of that name', async () => {
    await archive.write('a.aid', numberedFiles('A', '1'));
    await archive.writePaper('p.pdf', ['Một tờ trình']);
    await archive.import();
    await archive.write('../other/a.aid', numberedFiles('X', '1'));
    await archive.writePaper('../other/p.pdf', ['Một biên bản']);
    const report = await archive.import({ paths: [elsewhere('other')] });
    expect(report).toMatchObject({ records: { added: 3, removed: 0 }, documents: { added: 1 } });
    expect(report.problems).toMatchObject([{ file: 'a.aid', severity: 'noted' }]);
    expect(report.problems[0]?.reason).toMatch(/Another finding aid called "a\.aid"/);
    expect((await archive.import({ paths: [elsewhere('other')] })).problems).toEqual([]);
  });
});
