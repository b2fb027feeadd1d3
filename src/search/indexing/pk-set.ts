/** Record numbers as bits: a million take 125 kB. */
export class PkSet {
  size = 0;
  #bits = new Uint8Array(1024);

  add(pk: number): void {
    const cell = pk >>> 3;
    if (cell >= this.#bits.length) this.#grow(cell);
    const bit = 1 << (pk & 7);
    if (((this.#bits[cell] ?? 0) & bit) !== 0) return;
    this.#bits[cell] = (this.#bits[cell] ?? 0) | bit;
    this.size++;
  }

  delete(pk: number): void {
    const cell = pk >>> 3;
    const bit = 1 << (pk & 7);
    if (((this.#bits[cell] ?? 0) & bit) === 0) return;
    this.#bits[cell] = (this.#bits[cell] ?? 0) & ~bit;
    this.size--;
  }

  #grow(cell: number): void {
    const wider = new Uint8Array(Math.max(cell + 1, this.#bits.length * 2));
    wider.set(this.#bits);
    this.#bits = wider;
  }
}
