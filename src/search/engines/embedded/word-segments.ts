import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Varints } from './varints.ts';

/** One b-tree of FTS5: words, and for each the records that hold it. The words of a record may stand in several. */
export interface WordSegment {
  id: number;
  /** Leaves by number. */
  first: number;
  last: number;
  /** Records that were dropped since it was written. */
  gone: ReadonlySet<number> | undefined;
}

/** FTS5's tables are not as they are known here: FTS5 itself has to be asked. */
export class UnknownLayout extends Error {
  override readonly name = 'UnknownLayout';
}

/** The blocks that FTS5 keeps of the table `words`. Their layout stands at the head of SQLite's fts5_index.c. */
export class WordSegments {
  readonly #structure: StatementSync;
  readonly #block: StatementSync;
  readonly #leafOf: StatementSync;
  #written: Uint8Array = new Uint8Array(0);
  #segments: readonly WordSegment[] = [];

  /** @throws UnknownLayout */
  constructor(database: DatabaseSync) {
    const layout = database.prepare("select v from words_config where k = 'version'").get()?.['v'];
    if (layout !== LAYOUT) throw new UnknownLayout(`FTS5 wrote its layout ${String(layout)}.`);
    this.#structure = database.prepare(`select block from words_data where id = ${STRUCTURE}`);
    this.#block = database.prepare('select block from words_data where id = ?');
    this.#leafOf = database.prepare(
      'select pgno from words_idx where segid = ? and term <= ? order by term desc limit 1',
    );
  }

  /** Those there are in this transaction. */
  now(): readonly WordSegment[] {
    const written = bytesOf(this.#structure.get());
    if (Buffer.compare(written, this.#written) !== 0) {
      this.#segments = this.#read(written);
      this.#written = written;
    }
    return this.#segments;
  }

  /** The number of the leaf on which a term stands, if the segment has it. */
  leafOf({ id, first }: WordSegment, term: Uint8Array): number {
    return Math.max(first, Number(this.#leafOf.get(id, term)?.['pgno'] ?? 0) >>> 1);
  }

  leaf({ id }: WordSegment, number: number): Uint8Array {
    return bytesOf(this.#block.get(id * LEAVES + number));
  }

  #read(written: Uint8Array): WordSegment[] {
    if (!MARKER.every((byte, at) => written[4 + at] === byte)) throw new UnknownLayout('FTS5 keeps no tombstones.');
    const numbers = new Varints(written, 8);
    const levels = numbers.next();
    skip(numbers, 2);
    const segments: WordSegment[] = [];
    for (let level = 0; level < levels; level++) {
      skip(numbers, 1);
      for (let left = numbers.next(); left > 0; left--) {
        const [id, first, last] = [numbers.next(), numbers.next(), numbers.next()];
        skip(numbers, 2);
        const tombstones = numbers.next();
        skip(numbers, 2);
        segments.push({ id, first, last, gone: tombstones === 0 ? undefined : this.#gone(id, tombstones) });
      }
    }
    if (numbers.at !== written.length) throw new UnknownLayout('FTS5 lists its segments in another way.');
    return segments;
  }

  /** Each page of tombstones is a hash table of record numbers, 0 where a slot is empty. */
  #gone(segment: number, pages: number): Set<number> {
    const gone = new Set<number>();
    for (let page = 0; page < pages; page++) {
      const block = bytesOf(this.#block.get(BigInt(segment) * BigInt(LEAVES) + TOMBSTONES + BigInt(page)));
      const slots = new DataView(block.buffer, block.byteOffset, block.byteLength);
      const size = block[0] === 4 ? 4 : 8;
      for (let at = 8; at + size <= block.length; at += size) {
        const pk = size === 4 ? slots.getUint32(at) : Number(slots.getBigUint64(at));
        if (pk !== 0) gone.add(pk);
      }
    }
    return gone;
  }
}

function bytesOf(row: Record<string, unknown> | undefined): Uint8Array {
  const block = row?.['block'];
  if (block instanceof Uint8Array) return block;
  throw new UnknownLayout('FTS5 lacks a block.');
}

function skip(numbers: Varints, count: number): void {
  for (let left = count; left > 0; left--) numbers.next();
}

/** FTS5's number for it; a table whose rows are erased as they are deleted has another. */
const LAYOUT = 4;
/** The block that lists the segments. */
const STRUCTURE = 10;
/** Begins a list of segments that have tombstones, behind four bytes that count its changes. */
const MARKER = [0xff, 0, 0, 1];
/** A segment's blocks begin at so many times its number. */
const LEAVES = 2 ** 37;
/** Its tombstones stand so far behind its leaves. */
const TOMBSTONES = 2n ** 53n;
