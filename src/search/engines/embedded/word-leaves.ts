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

/** Goes through the terms of a leaf, in the order of their bytes. */
export class TermsOfLeaf {
  /** The list of the present term. */
  listStart = 0;
  listEnd = 0;
  /** Whether it may go on on the next leaf. */
  isLast = false;
  /** The present term; it grows out of the one before, of which it has the beginning. */
  readonly #term: number[] = [];
  readonly #leaf: Leaf;
  readonly #places: Varints;
  #start = 0;

  constructor(leaf: Leaf) {
    this.#leaf = leaf;
    this.#places = new Varints(leaf.bytes, leaf.end);
    if (leaf.hasTerms) this.#start = this.#places.next();
  }

  next(): boolean {
    const { bytes, end } = this.#leaf;
    if (this.#start === 0) return false;
    const written = new Varints(bytes, this.#start);
    this.#term.length = this.listStart === 0 ? 0 : written.next();
    const own = written.next();
    if (written.at + own > end) throw new UnknownLayout('A word of FTS5 goes on beyond its block.');
    for (let left = own; left > 0; left--) this.#term.push(bytes[written.at++]!);
    this.isLast = this.#places.at >= bytes.length;
    this.listStart = written.at;
    this.listEnd = this.isLast ? end : this.#start + this.#places.next();
    this.#start = this.isLast ? 0 : this.listEnd;
    return true;
  }

  /** Below zero where what is sought comes after this term, above where it would have come before. */
  compare(sought: Uint8Array, isBeginning: boolean): number {
    const term = this.#term;
    for (let at = 0; at < sought.length; at++) {
      if (term[at] !== sought[at]) return (term[at] ?? -1) - sought[at]!;
    }
    return isBeginning ? 0 : term.length - sought.length;
  }
}
