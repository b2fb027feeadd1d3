import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { bytesOf, EMPTY, ofBits, sparse } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** Pages of one stretch: each list of `page_list` is of the pages of one, and so a small thing to change. */
export const STRETCH = 8192;
const BITMAP_BYTES = STRETCH / 8;
/** Of longer words only the beginning is told apart, in UTF-16 units. */
export const LONGEST_WORD = 100;
/** Bytes of sets kept for words asked for before. */
const KEPT_BYTES = 24_000_000;

/**
 * Which pages hold a word, as kept in `page_list`. Nearly every syllable stands on many pages, and FTS5 spends
 * 60 ms to name half a million; as bits they are read in a fraction of one.
 */
export class PageLists {
  readonly #ofWord: StatementSync;
  readonly #wordsBeginning: StatementSync;
  readonly #ofWords: StatementSync;
  readonly #kept = new Map<string, PkSet>();
  #bytes = 0;
  #capacity = 0;

  constructor(database: DatabaseSync) {
    this.#ofWord = database.prepare('select pages from page_list where stretch = ? and word = ?');
    this.#wordsBeginning = database.prepare(
      'select word, pages from page_list where stretch = ? and word >= ? and word < ?',
    );
    this.#ofWords = database.prepare(
      'select word, pages from page_list where stretch = ? and word in (select value from json_each(?))',
    );
  }

  /** @param capacity highest number of a page there is, plus one */
  renew(capacity: number): void {
    this.#capacity = capacity;
    this.#kept.clear();
    this.#bytes = 0;
  }

  /** @param word folded */
  of(word: string): PkSet {
    const key = word.slice(0, LONGEST_WORD);
    return this.#remembered(key, (bits, stretch) => {
      const pages = this.#ofWord.get(stretch, key)?.['pages'];
      if (pages instanceof Uint8Array) addList(bits, stretch, pages);
    });
  }

  /** The pages that hold words beginning so. */
  beginning(start: string): PkSet {
    const key = start.slice(0, LONGEST_WORD);
    return this.#remembered(`${key} *`, (bits, stretch) => {
      for (const { pages } of this.#wordsBeginning.iterate(stretch, key, `${key}\u{10ffff}`)) {
        if (pages instanceof Uint8Array) addList(bits, stretch, pages);
      }
    });
  }

  /** Words beginning so, the most frequent ones. */
  wordsBeginning(start: string, limit: number): string[] {
    const counts = new Map<string, number>();
    for (let stretch = 0; stretch < this.#stretches(); stretch++) {
      for (const { word, pages } of this.#wordsBeginning.iterate(stretch, start, `${start}\u{10ffff}`)) {
        if (pages instanceof Uint8Array) counts.set(String(word), (counts.get(String(word)) ?? 0) + sizeOf(pages));
      }
    }
    const frequent = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return frequent.slice(0, limit).map(([word]) => word);
  }

  /** On how many pages each of these words stands; those that stand on none are left out. */
  counts(words: Iterable<string>): Map<string, number> {
    const asked = JSON.stringify([...words]);
    const counts = new Map<string, number>();
    for (let stretch = 0; stretch < this.#stretches(); stretch++) {
      for (const { word, pages } of this.#ofWords.iterate(stretch, asked)) {
        if (pages instanceof Uint8Array) counts.set(String(word), (counts.get(String(word)) ?? 0) + sizeOf(pages));
      }
    }
    return counts;
  }

  #stretches(): number {
    return Math.ceil(this.#capacity / STRETCH);
  }

  #remembered(key: string, read: (bits: Uint32Array, stretch: number) => void): PkSet {
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const bits = new Uint32Array((this.#stretches() * STRETCH) >>> 5);
    for (let stretch = 0; stretch < this.#stretches(); stretch++) read(bits, stretch);
    const set = sparse(ofBits(bits));
    this.#keep(key, set.size === 0 ? EMPTY : set);
    return set;
  }

  #keep(key: string, set: PkSet): void {
    this.#kept.set(key, set);
    this.#bytes += bytesOf(set) + key.length * 2;
    for (const [oldest, dropped] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES) return;
      this.#kept.delete(oldest);
      this.#bytes -= bytesOf(dropped) + oldest.length * 2;
    }
  }
}

/** Adds the pages of one stored list to a set as large as all pages. */
function addList(bits: Uint32Array, stretch: number, list: Uint8Array): void {
  const bytes = new Uint8Array(bits.buffer, stretch * BITMAP_BYTES, BITMAP_BYTES);
  if (list.length === BITMAP_BYTES) {
    for (let at = 0; at < BITMAP_BYTES; at++) bytes[at]! |= list[at]!;
    return;
  }
  for (const offset of offsetsOf(list)) bytes[offset >>> 3]! |= 1 << (offset & 7);
}

/**
 * A list with more pages, all of them behind those it has. Up to a sixteenth of a stretch it is their places, two
 * bytes each, the lower first; beyond that a bit for every page.
 * @param offsets places in the stretch, ascending
 */
export function withPages(list: Uint8Array | undefined, offsets: readonly number[]): Uint8Array {
  const known = list ?? new Uint8Array(0);
  if (known.length < BITMAP_BYTES && known.length + offsets.length * 2 < BITMAP_BYTES) {
    const longer = new Uint8Array(known.length + offsets.length * 2);
    longer.set(known);
    offsets.forEach((offset, at) => {
      longer[known.length + at * 2] = offset & 0xff;
      longer[known.length + at * 2 + 1] = offset >>> 8;
    });
    return longer;
  }
  const bits = bitmapOf(known);
  for (const offset of offsets) bits[offset >>> 3]! |= 1 << (offset & 7);
  return bits;
}

/**
 * A list without the pages that are gone.
 * @param present a bit for every page of the stretch
 * @returns the list itself where it had none of them; undefined when nothing is left
 */
export function withoutPages(list: Uint8Array, present: Uint8Array): Uint8Array | undefined {
  const offsets = offsetsOf(list);
  const left = offsets.filter((offset) => (present[offset >>> 3]! & (1 << (offset & 7))) !== 0);
  if (left.length === offsets.length) return list;
  return left.length === 0 ? undefined : withPages(undefined, left);
}

/** How many pages a list has. */
function sizeOf(list: Uint8Array): number {
  return list.length < BITMAP_BYTES ? list.length / 2 : offsetsOf(list).length;
}

function offsetsOf(list: Uint8Array): number[] {
  const offsets: number[] = [];
  if (list.length < BITMAP_BYTES) {
    for (let at = 0; at < list.length; at += 2) offsets.push(list[at]! | (list[at + 1]! << 8));
    return offsets;
  }
  list.forEach((byte, at) => {
    for (let left = byte; left !== 0; left &= left - 1) offsets.push((at << 3) + 31 - Math.clz32(left & -left));
  });
  return offsets;
}

function bitmapOf(list: Uint8Array): Uint8Array {
  if (list.length === BITMAP_BYTES) return list.slice();
  const bits = new Uint8Array(BITMAP_BYTES);
  for (const offset of offsetsOf(list)) bits[offset >>> 3]! |= 1 << (offset & 7);
  return bits;
}
