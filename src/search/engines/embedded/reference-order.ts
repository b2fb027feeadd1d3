import type { DatabaseSync } from 'node:sqlite';
import { numbersOf } from './number-rows.ts';

/** All records in order of reference code, those without one last, equal ones by number. Read when first asked for. */
export class ReferenceOrder {
  readonly #database: DatabaseSync;
  #order: Int32Array | undefined;
  #rank: Int32Array | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  renew(): void {
    this.#order = undefined;
    this.#rank = undefined;
  }

  /** Records by rank. */
  get order(): Int32Array {
    this.#order ??= this.#read();
    return this.#order;
  }

  /** @returns the same records, in order of reference code */
  sorted(ids: Int32Array, capacity: number): Int32Array {
    const { order } = this;
    this.#rank ??= ranks(order, capacity);
    const taken = new Uint8Array(order.length);
    for (const pk of ids) taken[this.#rank[pk]!] = 1;
    const sorted = new Int32Array(ids.length);
    let count = 0;
    for (let rank = 0; rank < order.length; rank++) if (taken[rank]) sorted[count++] = order[rank]!;
    return sorted;
  }

  keyOf(pk: number): string {
    return String(
      this.#database.prepare('select reference_order from doc where pk = ?').get(pk)?.['reference_order'] ?? '',
    );
  }

  #read(): Int32Array {
    const sorted = "select pk from doc order by reference_order = '', reference_order, pk";
    const pks = this.#database.prepare(`select group_concat(pk) as pks from (${sorted})`).get()?.['pks'];
    return numbersOf(typeof pks === 'string' ? pks : '');
  }
}

function ranks(order: Int32Array, capacity: number): Int32Array {
  const rank = new Int32Array(capacity);
  order.forEach((pk, place) => (rank[pk] = place));
  return rank;
}
