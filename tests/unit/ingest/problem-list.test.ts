import { describe, expect, it } from 'vitest';
import { ProblemList } from '../../../src/ingest/import-report.ts';

const noted = { line: 1, reason: 'A column is not used.', severity: 'noted' } as const;
const refused = { line: 2, reason: 'A row is left out.', severity: 'refused' } as const;

describe('a list of problems', () => {
  it('says that something was left out, though the line that tells it is one of too many', () => {
    const list = new ProblemList();
    for (let i = 0; i < 250; i++) list.add('a.csv', noted);
    list.add('a.csv', refused);
    list.add('a.csv', noted);
    for (let i = 0; i < 203; i++) list.add('b.csv', noted);
    list.add('c.csv', noted);

    const listed = list.listed();
    expect(listed).toHaveLength(200 + 200 + 1 + 2);
    expect(listed.slice(-2)).toEqual([
      {
        file: 'a.csv',
        line: 0,
        reason: '52 more problems are not listed; some of them say that something was left out.',
        severity: 'refused',
      },
      { file: 'b.csv', line: 0, reason: '3 more problems are not listed.', severity: 'noted' },
    ]);
  });

  it('of very many files names each', () => {
    const list = new ProblemList();
    for (let i = 0; i < 12_000; i++) list.add(`${i}.csv`, i === 11_000 ? refused : noted);
    const listed = list.listed();
    expect(new Set(listed.map(({ file }) => file)).size).toBe(12_000);
    expect(listed.filter(({ severity }) => severity === 'refused').map(({ file }) => file)).toEqual(['11000.csv']);
  });
});
