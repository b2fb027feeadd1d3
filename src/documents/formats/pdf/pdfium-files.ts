import { closeSync, fstatSync, readSync } from 'node:fs';

/** Blocks of a document that are kept: PDFium asks for 512 bytes at a time. */
const BLOCK = 1 << 16;
const MOST_BLOCKS = 64;

/** One file that PDFium may read. */
export interface ReadableFile {
  size: number;
  /** Copies what there is from `position` on into `target`; says how much that was. */
  read(target: Uint8Array, position: number): number;
  close(): void;
}

/** @param descriptor of an open file, closed with this */
export function fileOnDisk(descriptor: number): ReadableFile {
  const blocks = new Map<number, Buffer>();
  const block = (number: number): Buffer => {
    const known = blocks.get(number);
    if (known) return known;
    const buffer = Buffer.allocUnsafe(BLOCK);
    const read = readSync(descriptor, buffer, 0, BLOCK, number * BLOCK);
    const oldest = blocks.size >= MOST_BLOCKS ? blocks.keys().next().value : undefined;
    if (oldest !== undefined) blocks.delete(oldest);
    const kept = buffer.subarray(0, read);
    blocks.set(number, kept);
    return kept;
  };
  return {
    size: fstatSync(descriptor).size,
    read(target, position) {
      let done = 0;
      while (done < target.length) {
        const at = position + done;
        const part = block(Math.floor(at / BLOCK)).subarray(at % BLOCK, (at % BLOCK) + target.length - done);
        if (part.length === 0) break;
        target.set(part, done);
        done += part.length;
      }
      return done;
    },
    close: () => closeSync(descriptor),
  };
}
