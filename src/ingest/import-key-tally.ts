import { hash53 } from './short-hash.ts';

const FIRST_SLOTS = 1 << 12;

/**
 * Counts how often each of very many texts was met, in 12 to 24 bytes each: it keeps 53-bit hashes only. Two
 * texts taken for one (about 1 in 10^4 files of a million components) cost a needless suffix, nothing more.
 */
export class KeyTally {
  #hashes = new Float64Array(FIRST_SLOTS);
  #counts = new Uint32Array(FIRST_SLOTS);
  #used = 0;

  /** @returns how often the text was added, this time included */
  add(text: string): number {
    if (this.#used * 2 > this.#hashes.length) this.#grow();
    const slot = this.#slotOf(hash53(text));
    if (this.#counts[slot] === 0) this.#used++;
    return ++this.#counts[slot]!;
  }

  #slotOf(hash: number): number {
    const mask = this.#hashes.length - 1;
    let slot = hash & mask;
    while (this.#counts[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    this.#hashes[slot] = hash;
    return slot;
  }

  #grow(): void {
    const [hashes, counts] = [this.#hashes, this.#counts];
    this.#hashes = new Float64Array(hashes.length * 2);
    this.#counts = new Uint32Array(hashes.length * 2);
    counts.forEach((count, i) => {
      if (count > 0) this.#counts[this.#slotOf(hashes[i]!)] = count;
    });
  }
}
