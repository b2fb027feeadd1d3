import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, openArchive, type TestArchive } from './archive.ts';
import type { Line } from './line-reader.ts';

/** Two series without keys; the files of both are numbered from 1, and half of their titles are alike. */
const AID: Line[] = [
  { depth: 0, title: 'Phông Tăng' },
  ...['Nội vụ', 'Tài chính'].flatMap((series): Line[] => [
    { depth: 1, level: 'series', title: series },
    ...Array.from({ length: 6 }, (_, i): Line => {
      const title = i % 2 === 0 ? 'Công văn đi' : `${series}, tập ${i}`;
      return { depth: 2, title, dates: `${1950 + i}`, shelf: { box: series === 'Nội vụ' ? '1' : '2', file: `${i}` } };
    }),
  ]),
];

describe.each(DATABASES)('records that go on under another key, on %s', (kind) => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = await openArchive(kind);
    await archive.write('a.aid', AID);
    await archive.import();
  });
  afterEach(() => archive.close());

  const stored = () =>
    archive.db.selectFrom('record').select(['pk', 'id', 'position', 'removed_at']).orderBy('pk').execute();
  const change = (to: (line: Line) => Line | Line[]) => archive.write('a.aid', AID.flatMap(to));
  const leadsTo = async (id: string) => {
    const found = await archive.catalogue.byId(id);
    return found.kind === 'moved' ? (await archive.catalogue.byId(found.id)).kind : found.kind;
  };

  it.each([
    ['a series', (line: Line) => (line.title === 'Nội vụ' ? { ...line, title: 'Việc trong nước' } : line), 7],
    ['the fonds', (line: Line) => (line.depth === 0 ? { ...line, title: 'Phông Tăng gia' } : line), 15],
    ['a box', (line: Line) => (line.shelf?.box === '2' ? { ...line, shelf: { ...line.shelf, box: '02' } } : line), 6],
  ])('do so with everything beneath when the name of %s is corrected', async (_, to, changed) => {
    const before = await stored();
    await change(to);
    const dry = await archive.import({ dryRun: true });
    expect(dry.records).toMatchObject({ added: 0, changed, unchanged: 15 - changed, removed: 0 });
    expect((await archive.import()).records).toEqual(dry.records);
    const after = await stored();
    expect(after.map(({ pk, position }) => ({ pk, position }))).toEqual(
      before.map(({ pk, position }) => ({ pk, position })),
    );
    for (const [i, { id }] of before.entries()) {
      const { id: now } = after[i]!;
      const found = await archive.catalogue.byId(id);
      expect(found).toMatchObject(now === id ? { kind: 'found' } : { kind: 'moved', id: now });
    }
    expect((await archive.import()).records.unchanged).toBe(15);
  });

  it('do so in another series, and in the one that took over what lay in theirs', async () => {
    const moved = await archive.row('Nội vụ, tập 1');
    const [first, ...rest] = AID.filter((line) => line.title !== 'Nội vụ, tập 1');
    await archive.write('a.aid', [first!, ...rest, { ...AID[3]!, shelf: { box: '2', file: '1' } }]);
    expect((await archive.import()).records).toMatchObject({ added: 0, changed: 1, removed: 0 });
    expect((await archive.row('Nội vụ, tập 1')).pk).toBe(moved.pk);
    expect(await leadsTo(moved.id)).toBe('found');
  });

  it('do not lead to another file that got their number elsewhere', async () => {
    const gone = await archive.row('Nội vụ, tập 1');
    const other: Line = { depth: 2, title: 'Sổ lương', dates: '1951', shelf: { box: '2', file: '1' } };
    await archive.write('a.aid', [...AID.filter((line) => line.title !== 'Nội vụ, tập 1'), other]);
    expect((await archive.import({ allowRemovals: true })).records).toMatchObject({ added: 1, removed: 1 });
    expect(await leadsTo(gone.id)).toBe('removed');
  });

  it('do not lead to another finding aid that came in their place, with the same boxes and numbers', async () => {
    const before = await stored();
    await change((line) => ({
      ...line,
      title: { 'Phông Tăng': 'Phông Giảm', 'Công văn đi': 'Công văn đi' }[line.title ?? ''] ?? `Khác: ${line.title}`,
      ...(line.dates === undefined ? {} : { dates: `${Number(line.dates) + 20}` }),
    }));
    expect((await archive.import({ allowRemovals: true })).records).toMatchObject({ added: 15, removed: 15 });
    for (const { id } of before) expect(await leadsTo(id)).toBe('removed');
  });

  it('do not lead to a series in which two were thrown together, but their files do', async () => {
    const series = [await archive.row('Nội vụ'), await archive.row('Tài chính')];
    const file = await archive.row('Tài chính, tập 3');
    await change((line) => {
      if (line.title === 'Nội vụ') return { ...line, title: 'Việc chung' };
      return line.title === 'Tài chính' ? [] : line;
    });
    expect((await archive.import({ allowRemovals: true })).records).toMatchObject({ added: 1, removed: 2 });
    for (const { id } of series) expect(await leadsTo(id)).toBe('removed');
    expect(await archive.row('Tài chính, tập 3')).toMatchObject({ pk: file.pk });
    expect(await leadsTo(file.id)).toBe('found');
  });

  it('are led to by nobody where they are hidden now', async () => {
    const before = await archive.row('Nội vụ, tập 1');
    await change((line) => {
      if (line.title !== 'Nội vụ') return line;
      return { ...line, title: 'Việc trong nước', access: { titleVisibility: 'hidden' } };
    });
    await archive.import();
    expect(await archive.catalogue.byId(before.id)).toEqual({ kind: 'none' });
  });
});
