import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { numbersOf } from './number-rows.ts';
import { pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** Bytes of sets kept for phrases asked for before. */
const KEPT_BYTES = 16_000_000;

interface Known {
  /** Pages on which the words stand side by side, ascending. */
  pages: Int32Array;
  /** The pages behind this one, up to and including the other, were looked at. */
  after: number;
  upTo: number;
}

/**
 * On which pages words stand side by side. In an archive nearly every page holds the words of "ủy ban nhân dân", and
 * to look at half a million pages takes FTS5 some hundred milliseconds: what was found is remembered, and since no
 * page ever changes under its number, only the others are looked at when it is asked for again.
 */
export class PagePhrases {
  readonly #newerMatching: StatementSync;
  readonly #kept = new Map<string, Known>();
  #bytes = 0;
  #capacity = 1;

  constructor(database: DatabaseSync) {
    this.#newerMatching = database.prepare(
      'select group_concat(rowid) as pages from page_words where page_words match ? and rowid > ?',
    );
  }

  /** @param capacity highest number of a page there is, plus one */
  renew(capacity: number): void {
    this.#capacity = capacity;
  }

  /**
   * @param expression FTS5
   * @param share of all pages that are looked at, the newest ones; the same ones whenever asked
   * @returns among them may be pages that have been dropped since
   */
  of(expression: string, share = 1): PkSet {
    const after = Math.floor((this.#capacity - 1) * (1 - Math.min(1, share)));
    const { pages, after: known } = this.#known(expression, after);
    const first = known < after ? pages.findIndex((page) => page > after) : 0;
    return pkSet(first === -1 ? pages.subarray(pages.length) : pages.subarray(first), this.#capacity);
  }

  #known(expression: string, after: number): Known {
    const before = this.#kept.get(expression);
    const known = this.#extend(before && before.after <= after ? before : undefined, expression, after);
    this.#forget(expression);
    this.#keep(expression, known);
    return known;
  }

  #extend(known: Known | undefined, expression: string, after: number): Known {
    const upTo = this.#capacity - 1;
    if (known && known.upTo >= upTo) return known;
    // FTS5 skips nothing where the bound is no integer, and node:sqlite hands over numbers as fractions.
    const newer = this.#newerMatching.get(expression, BigInt(known?.upTo ?? after))?.['pages'];
    const found = numbersOf(typeof newer === 'string' ? newer : '');
    if (!known) return { pages: found, after, upTo };
    const pages = new Int32Array(known.pages.length + found.length);
    pages.set(known.pages);
    pages.set(found, known.pages.length);
    return { pages, after: known.after, upTo };
  }

  #keep(expression: string, known: Known): void {
    this.#kept.set(expression, known);
    this.#bytes += sizeOf(expression, known);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= KEPT_BYTES) return;
      this.#forget(oldest);
    }
  }

  #forget(expression: string): void {
    const known = this.#kept.get(expression);
    if (!known) return;
    this.#kept.delete(expression);
    this.#bytes -= sizeOf(expression, known);
  }
}

function sizeOf(expression: string, { pages }: Known): number {
  return 64 + pages.byteLength + expression.length * 2;
}
