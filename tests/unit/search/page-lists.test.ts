import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageLists, STRETCH, withoutPages, withPages } from '../../../src/search/engines/embedded/page-lists.ts';
import {
  countBits,
  idsOf,
  intersect,
  ofBits,
  pkSet,
  setBits,
  sparse,
  unite,
} from '../../../src/search/engines/embedded/pk-set.ts';
import type { PkSet } from '../../../src/search/engines/embedded/pk-set.ts';

const offsets = fc.uniqueArray(fc.nat(STRETCH - 1), { maxLength: 1200, size: 'max' });
const ascending = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);

/** What is read of lists written in steps, as a worker reads them. */
function read(
  lists: { stretch: number; word: string; pages: Uint8Array }[],
  ask: (lists: PageLists) => PkSet,
): number[] {
  const database = new DatabaseSync(':memory:');
  database.exec(
    'create table page_list (stretch integer, word text, pages blob, primary key (stretch, word)) without rowid',
  );
  const add = database.prepare('insert into page_list values (?, ?, ?)');
  for (const { stretch, word, pages } of lists) add.run(stretch, word, pages);
  const reader = new PageLists(database);
  reader.renew(3 * STRETCH);
  const pages = [...idsOf(ask(reader))];
  database.close();
  return pages;
}

describe('lists of pages', () => {
  it('hold what was put into them, in however many steps, and lose what is taken out', () => {
    fc.assert(
      fc.property(offsets, fc.nat(3), offsets, (all, steps, gone) => {
        const sorted = ascending(all);
        let list: Uint8Array | undefined;
        const size = Math.max(1, Math.ceil(sorted.length / (steps + 1)));
        for (let at = 0; at < sorted.length; at += size) list = withPages(list, sorted.slice(at, at + size));
        const present = new Uint8Array(STRETCH / 8).fill(255);
        for (const offset of gone) present[offset >>> 3]! &= ~(1 << (offset & 7));
        const left = list && withoutPages(list, present);
        const expected = sorted.filter((offset) => !gone.includes(offset));
        const lists = left ? [{ stretch: 1, word: 'đê', pages: left }] : [];
        expect(read(lists, (reader) => reader.of('đê'))).toEqual(expected.map((offset) => offset + STRETCH));
        if (expected.length === sorted.length) expect(left).toBe(list);
      }),
      { numRuns: 60 },
    );
  });

  it('never take more than a bit for every page', () => {
    const every = Array.from({ length: STRETCH }, (_, offset) => offset);
    expect(withPages(undefined, every).length).toBe(STRETCH / 8);
    expect(withPages(undefined, [5, 8191]).length).toBe(4);
  });

  it('are read by word and by the beginning of words, over all stretches', () => {
    const lists = [
      { stretch: 0, word: 'quan', pages: withPages(undefined, [1, 2]) },
      { stretch: 0, word: 'quang', pages: withPages(undefined, [2, 9]) },
      { stretch: 0, word: 'quy', pages: withPages(undefined, [4]) },
      { stretch: 2, word: 'quang', pages: withPages(undefined, [7]) },
    ];
    const last = 2 * STRETCH + 7;
    expect(read(lists, (reader) => reader.of('quang'))).toEqual([2, 9, last]);
    expect(read(lists, (reader) => reader.of('qua'))).toEqual([]);
    expect(read(lists, (reader) => reader.beginning('quan'))).toEqual([1, 2, 9, last]);
    expect(read(lists, (reader) => reader.beginning('q'))).toEqual([1, 2, 4, 9, last]);
    read(lists, (reader) => {
      expect(reader.wordsBeginning('qu', 2)).toEqual(['quang', 'quan']);
      expect([...reader.counts(['quang', 'quy', 'nowhere'])]).toEqual([
        ['quang', 3],
        ['quy', 1],
      ]);
      return reader.of('quy');
    });
  });
});

describe('sets of numbers', () => {
  const CAPACITY = 4000;
  const numbers = fc.uniqueArray(fc.nat(CAPACITY - 1), { maxLength: 600, size: 'max' });
  const setOf = (list: readonly number[]) => pkSet(Int32Array.from(ascending(list)), CAPACITY);

  it('unite and intersect as sets do, as lists and as bits', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const united = unite(setOf(a), setOf(b));
        expect([...idsOf(united)]).toEqual(ascending(new Set([...a, ...b])));
        expect(united.size).toBe(new Set([...a, ...b]).size);
        expect([...idsOf(intersect(setOf(a), setOf(b)))]).toEqual(ascending(a.filter((one) => b.includes(one))));
        expect([...idsOf(sparse(setOf(a)))]).toEqual(ascending(a));
      }),
      { numRuns: 100 },
    );
  });

  it('count and fill stretches of bits', () => {
    fc.assert(
      fc.property(fc.nat(CAPACITY - 1), fc.integer({ min: 1, max: 300 }), numbers, (from, length, others) => {
        const to = Math.min(CAPACITY, from + length);
        const bits = new Uint32Array(CAPACITY / 32);
        setBits(bits, from, to);
        expect([...idsOf(ofBits(bits))]).toEqual(Array.from({ length: to - from }, (_, i) => from + i));
        const more = new Uint32Array(CAPACITY / 32);
        for (const one of others) more[one >>> 5]! |= 1 << (one & 31);
        expect(countBits(more, from, to)).toBe(others.filter((one) => one >= from && one < to).length);
      }),
      { numRuns: 100 },
    );
  });
});
