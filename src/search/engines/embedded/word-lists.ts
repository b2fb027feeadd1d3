import type { DatabaseSync } from 'node:sqlite';
import { leafAfter, LISTS, readLeaf, TermsOfLeaf } from './word-leaves.ts';
import type { Leaf } from './word-leaves.ts';
import { UnknownLayout, WordSegments } from './word-segments.ts';
import type { WordSegment } from './word-segments.ts';

/** Told of one record, and where the word stands in it: FTS5's varints, in `bytes` from `from` up to `to`. */
export type OnRecord = (pk: number, bytes: Uint8Array, from: number, to: number) => void;

interface Told {
  among: Uint32Array | undefined;
  onRecord: OnRecord;
}

/**
 * Reads which records hold a word from the blocks in which FTS5 keeps that. FTS5 itself spends a tenth of a microsecond
 * on each record, and nearly as much again on the text in which it hands the numbers over; this spends a tenth of that.
 */
export class WordLists {
  readonly #segments: WordSegments;

  /** @throws UnknownLayout */
  constructor(database: DatabaseSync) {
    this.#segments = new WordSegments(database);
  }

  /**
   * Every record that holds the word, or one that begins so: ascending for each word in each segment, some several
   * times where several words begin so.
   * @param word folded
   * @param among a bit for each record that is wanted; all are where there is none
   * @throws UnknownLayout
   */
  eachRecord(word: string, isBeginning: boolean, onRecord: OnRecord, among?: Uint32Array): void {
    // FTS5 keeps a second index, of the first two letters of all words: see index-file.ts.
    const isKept = isBeginning && [...word].length === KEPT_BEGINNING;
    const term = Buffer.from(`${isKept ? BEGINNINGS : WORDS}${word}`);
    const told: Told = { among, onRecord };
    for (const segment of this.#segments.now()) this.#walk(segment, term, isBeginning && !isKept, told);
  }

  /** From leaf to leaf, as long as their terms may be what is sought. */
  #walk(segment: WordSegment, sought: Uint8Array, isBeginning: boolean, told: Told): void {
    let leaf: Leaf | undefined = readLeaf(this.#segments, segment, this.#segments.leafOf(segment, sought));
    while (leaf) {
      const terms = new TermsOfLeaf(leaf, sought);
      let reached: Leaf | undefined;
      while (terms.next()) {
        if (terms.order < 0) continue;
        if (terms.order > 0 || !(isBeginning || terms.isWhole)) return;
        reached = this.#readList(segment, leaf, terms, told);
        if (!isBeginning) return;
      }
      leaf = reached ?? leafAfter(this.#segments, segment, leaf);
    }
  }

  /** @returns the leaf on which the list ends, where it is another one than that on which it begins */
  #readList(segment: WordSegment, start: Leaf, terms: TermsOfLeaf, told: Told): Leaf | undefined {
    const { gone } = segment;
    const { among, onRecord } = told;
    let leaf = start;
    let { bytes } = leaf;
    let [at, end, goesOn] = [terms.listStart, terms.listEnd, terms.isLast];
    // The first number on each leaf is written as it is, the others as the difference to the one before.
    let pk = 0;
    for (;;) {
      while (at < end) {
        let byte = bytes[at++]!;
        let number = byte & 0x7f;
        while (byte >= 0x80) {
          byte = bytes[at++]!;
          number = number * 128 + (byte & 0x7f);
        }
        pk += number;
        byte = bytes[at++]!;
        number = byte & 0x7f;
        while (byte >= 0x80) {
          byte = bytes[at++]!;
          number = number * 128 + (byte & 0x7f);
        }
        if ((number & 1) !== 0) throw new UnknownLayout('FTS5 marks a record as deleted.');
        const size = number >>> 1;
        const isWanted = among === undefined || ((among[pk >>> 5]! >>> (pk & 31)) & 1) === 1;
        const isTold = isWanted && !(gone !== undefined && gone.has(pk));
        if (at + size <= end) {
          if (isTold) onRecord(pk, bytes, at, at + size);
          at += size;
          continue;
        }
        if (!goesOn || size > LONGEST) throw new UnknownLayout('A list of FTS5 is shorter than it says.');
        const parts = this.#readOn(segment, leaf, at, size);
        if (isTold) onRecord(pk, parts.bytes, 0, size);
        ({ leaf, at } = parts);
        ({ bytes } = leaf);
        [end, goesOn, pk] = [leaf.listEnd, !leaf.hasTerms, 0];
      }
      const next = goesOn ? leafAfter(this.#segments, segment, leaf) : undefined;
      if (!next) return leaf === start ? undefined : leaf;
      leaf = next;
      ({ bytes } = leaf);
      [at, end, goesOn, pk] = [LISTS, leaf.listEnd, !leaf.hasTerms, 0];
    }
  }

  /** What stands on a leaf from here on, and the rest of it from the leaves that follow. */
  #readOn(
    segment: WordSegment,
    start: Leaf,
    from: number,
    size: number,
  ): { bytes: Uint8Array; leaf: Leaf; at: number } {
    const bytes = new Uint8Array(size);
    bytes.set(start.bytes.subarray(from, start.end));
    let [leaf, at] = [start, start.end];
    for (let read = start.end - from; read < size;) {
      const next = leafAfter(this.#segments, segment, leaf);
      if (!next) throw new UnknownLayout('A list of FTS5 is shorter than it says.');
      const part = next.bytes.subarray(LISTS, Math.min(next.listEnd, LISTS + size - read));
      bytes.set(part, read);
      read += part.length;
      [leaf, at] = [next, LISTS + part.length];
    }
    return { bytes, leaf, at };
  }
}

/** Stands before the places in each column but the first, the title: there its places come before all others. */
export const ANOTHER_COLUMN = 1;
/** Places are written as the difference to the one before, more by this; from 0 in each column. */
export const FIRST_PLACE = 2;

/** Bytes of the places in one record: a description has some millions of letters at most. */
const LONGEST = 2 ** 26;

/** FTS5 puts a letter before all terms, for the index that they belong to. */
const WORDS = '0';
const BEGINNINGS = '1';
/** Letters of those in the second index. */
const KEPT_BEGINNING = 2;
