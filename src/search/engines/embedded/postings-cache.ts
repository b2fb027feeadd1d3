import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Columns } from './columns.ts';
import { numbersOf } from './number-rows.ts';
import { bytesOf, EMPTY, pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** Bytes of sets kept for words asked for before. */
const KEPT_BYTES = 48_000_000;

/** Which records an FTS5 expression matches, remembered until somebody writes. */
export class PostingsCache {
  readonly #matching: StatementSync;
  readonly #kept = new Map<string, PkSet>();
  #bytes = 0;
  #columns: Columns;
  #all: PkSet | undefined;

  constructor(database: DatabaseSync, columns: Columns) {
    this.#columns = columns;
    // One value for all rows: node:sqlite spends ten times as long on as many rows.
    this.#matching = database.prepare('select group_concat(rowid) as pks from words where words match ?');
  }

  renew(columns: Columns): void {
    this.#columns = columns;
    this.#kept.clear();
    this.#bytes = 0;
    this.#all = undefined;
  }

  /** Every record. */
  all(): PkSet {
    this.#all ??= pkSet(present(this.#columns), this.#columns.capacity);
    return this.#all;
  }

  of(expression: string): PkSet {
    const known = this.#kept.get(expression);
    if (known) {
      this.#kept.delete(expression);
      this.#kept.set(expression, known);
      return known;
    }
    const pks = this.#matching.get(expression)?.['pks'];
    const found = typeof pks === 'string' ? pkSet(numbersOf(pks), this.#columns.capacity) : EMPTY;
    this.#keep(expression, found);
    return found;
  }

  #keep(expression: string, set: PkSet): void {
    this.#kept.set(expression, set);
    this.#bytes += bytesOf(set) + expression.length * 2;
    for (const [oldest, dropped] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES) return;
      this.#kept.delete(oldest);
      this.#bytes -= bytesOf(dropped) + oldest.length * 2;
    }
  }
}

function present({ facetSet, count, capacity }: Columns): Int32Array {
  const pks = new Int32Array(count);
  let found = 0;
  for (let pk = 0; pk < capacity; pk++) if (facetSet[pk] !== 0) pks[found++] = pk;
  return pks;
}
