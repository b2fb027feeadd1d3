/** Reads numbers as SQLite writes them: seven bits a byte, the highest first, a bit set in all bytes but the last. */
export class Varints {
  bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Up to 2^53; zeros follow the last byte. */
  next(): number {
    let byte = this.bytes[this.at++] ?? 0;
    let number = byte & 0x7f;
    while (byte >= 0x80) {
      byte = this.bytes[this.at++] ?? 0;
      number = number * 128 + (byte & 0x7f);
    }
    return number;
  }
}
