import { bitsFrom, EMPTY, ofBits, pkSet, sparse } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';
import { ANOTHER_COLUMN } from './word-lists.ts';
import type { WordLists } from './word-lists.ts';

/** The records that hold a word, or one that begins so: anywhere, and in the title. @throws UnknownLayout */
export function recordsWith(
  lists: WordLists,
  word: string,
  isBeginning: boolean,
  capacity: number,
): { anywhere: PkSet; inTitle: PkSet } {
  const [anywhere, inTitle] = [new Gathered(), new Gathered()];
  lists.eachRecord(word, isBeginning, (pk, bytes, from) => {
    anywhere.add(pk);
    if (bytes[from] !== ANOTHER_COLUMN) inTitle.add(pk);
  });
  return { anywhere: anywhere.set(capacity), inTitle: inTitle.set(capacity) };
}

/** Record numbers as they come. */
class Gathered {
  #pks = new Int32Array(256);
  #count = 0;
  #last = -1;
  #isAscending = true;

  add(pk: number): void {
    if (this.#count === this.#pks.length) {
      const longer = new Int32Array(this.#count * 2);
      longer.set(this.#pks);
      this.#pks = longer;
    }
    this.#pks[this.#count++] = pk;
    if (pk <= this.#last) this.#isAscending = false;
    this.#last = pk;
  }

  /** In order, each once. */
  set(capacity: number): PkSet {
    if (this.#count === 0) return EMPTY;
    const pks = this.#pks.subarray(0, this.#count);
    if (!this.#isAscending) return sparse(ofBits(bitsFrom(pks, capacity)));
    return pkSet(pks.length * 32 < capacity ? pks.slice() : pks, capacity);
  }
}
