import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED, PK } from './documents.ts';
import { ENGINES } from './engines.ts';
import { drop, openWith, put, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';

describe.each(ENGINES)('suggestions, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, NAMED)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  it.each([
    ['the beginning of a title', 'ủy ban nhân d', PK.committee],
    ['it without accents', 'uy ban nhan d', PK.committee],
    ['a word in the middle of a title', 'long bi', PK.bridge],
    ['a reference code', '01.02.10', PK.landGrant],
    ['a creator', 'ty thủy', PK.drainage],
    ['a place', 'hano', PK.railway],
    ['a subject', 'giao th', PK.bridge],
  ])('offers a record by %s', async (_, typed, pk) => {
    expect(await index.engine.suggest(typed, 8)).toContain(pk);
  });

  it('offers first what begins with what is typed', async () => {
    expect((await index.engine.suggest('ủy ban', 8))[0]).toBe(PK.committee);
    expect((await index.engine.suggest('sưu tập', 8))[0]).toBe(PK.photographs);
  });

  it('offers what a number is the beginning of before titles that hold it somewhere', async () => {
    await put(index.engine, [
      { ...NAMED[0]!, pk: 9001, path: [9001], title: 'Tai nạn ngày 77 tháng 12', reference: 'A' },
      {
        ...NAMED[0]!,
        pk: 9002,
        path: [9002],
        title: 'Một quyết định rất dài về việc thành lập',
        reference: '77/QĐ-UB',
      },
    ]);
    for (const typed of ['77', '77/', '77/Q', '77/QĐ']) expect((await index.engine.suggest(typed, 8))[0]).toBe(9002);
    await drop(index.engine, 9001, 9002);
  });

  it('does not offer by prose, nor more than asked for, nor one twice', async () => {
    expect(await index.engine.suggest('hoãn thuế', 8)).toEqual([]);
    const offered = await index.engine.suggest('th', 3);
    expect(offered.length).toBeLessThanOrEqual(3);
    expect(new Set(offered).size).toBe(offered.length);
  });

  it('offers nothing for nothing', async () => {
    expect(await index.engine.suggest('', 8)).toEqual([]);
    expect(await index.engine.suggest('  .. ', 8)).toEqual([]);
  });
});
