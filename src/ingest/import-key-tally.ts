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

/** cyrb53 by bryc (public domain): fast, well spread, not for secrets. */
function hash53(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
