import { Varints } from './varints.ts';
import { UnknownLayout } from './word-segments.ts';
import type { WordSegment, WordSegments } from './word-segments.ts';

/** One block of a segment: the end of a list that began on one before, then terms, each with its list. */
export interface Leaf {
  number: number;
  bytes: Uint8Array;
  /** Where that first list ends. */
  listEnd: number;
  /** Where all lists end. The places of the terms are written behind it. */
  end: number;
  hasTerms: boolean;
}

/** Where the lists of a leaf begin. */
export const LISTS = 4;

export function readLeaf(segments: WordSegments, segment: WordSegment, number: number): Leaf {
  const bytes = segments.leaf(segment, number);
  const end = (bytes[2]! << 8) | bytes[3]!;
  const hasTerms = end < bytes.length;
  if (end < LISTS || end > bytes.length) throw new UnknownLayout('A block of FTS5 is of another size.');
  return { number, bytes, listEnd: hasTerms ? new Varints(bytes, end).next() : end, end, hasTerms };
}

export function leafAfter(segments: WordSegments, segment: WordSegment, { number }: Leaf): Leaf | undefined {
  return number < segment.last ? readLeaf(segments, segment, number + 1) : undefined;
}

/** Goes through the terms of a leaf, in the order of their bytes, comparing them with one that is sought. */
export class TermsOfLeaf {
  /** The list of the present term. */
  listStart = 0;
  listEnd = 0;
  /** Whether it may go on on the next leaf. */
  isLast = false;
  /** Below zero where what is sought comes after the present term, 0 where that begins so, else above. */
  order = -1;
  /** The present term is what is sought and no longer. */
  isWhole = false;
  readonly #leaf: Leaf;
  readonly #sought: Uint8Array;
  readonly #places: Varints;
  readonly #written: Varints;
  #start = 0;
  /** How many bytes the present term and what is sought have in common. */
  #common = 0;

  constructor(leaf: Leaf, sought: Uint8Array) {
    this.#leaf = leaf;
    this.#sought = sought;
    this.#places = new Varints(leaf.bytes, leaf.end);
    this.#written = new Varints(leaf.bytes);
    if (leaf.hasTerms) this.#start = this.#places.next();
  }

  next(): boolean {
    const { bytes, end } = this.#leaf;
    if (this.#start === 0) return false;
    const written = this.#written;
    written.at = this.#start;
    // A term is written as the length of what it begins with as the one before, and the rest.
    const same = this.listStart === 0 ? 0 : written.next();
    const own = written.next();
    if (written.at + own > end) throw new UnknownLayout('A word of FTS5 goes on beyond its block.');
    this.#compare(same, written.at, own);
    this.isLast = this.#places.at >= bytes.length;
    this.listStart = written.at + own;
    this.listEnd = this.isLast ? end : this.#start + this.#places.next();
    this.#start = this.isLast ? 0 : this.listEnd;
    return true;
  }

  /** Looks at no byte twice: where more is the same as before than was in common, the order is the same too. */
  #compare(same: number, from: number, own: number): void {
    const sought = this.#sought;
    if (same > this.#common || (same === this.#common && this.order === 0)) {
      this.isWhole = false;
      return;
    }
    if (same < this.#common) {
      this.order = 1;
      return;
    }
    const { bytes } = this.#leaf;
    let at = from;
    const to = from + own;
    while (at < to && this.#common < sought.length && bytes[at] === sought[this.#common]) {
      at++;
      this.#common++;
    }
    this.isWhole = at === to && this.#common === sought.length;
    if (this.#common === sought.length) this.order = 0;
    else this.order = at === to ? -1 : bytes[at]! - sought[this.#common]!;
  }
}
