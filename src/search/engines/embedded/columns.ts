import type { DatabaseSync } from 'node:sqlite';
import { eachNumberRow } from './number-rows.ts';

/** Stands for "no year". */
export const NO_YEAR = -32768;

/**
 * What one pass over the hits needs of every record, by record number; about 17 bytes each. `facetSet`
 * is 0 where there is no such record.
 */
export class Columns {
  /** Highest record number, plus one. */
  capacity = 1;
  count = 0;
  facetSet = new Int32Array(1024);
  /** Of records, and of ancestors that are no documents themselves; 0 above the topmost. */
  parent = new Int32Array(1024);
  yearFrom = new Int16Array(1024);
  yearTo = new Int16Array(1024);
  titleLength = new Uint8Array(1024);

  load(database: DatabaseSync): void {
    const highest = database.prepare(
      'select max(pk) as pk from (select max(pk) as pk from doc union all select max(pk) from branch)',
    );
    this.#grow(Number(highest.get()?.['pk'] ?? 0));
    const chunk = database.prepare(
      `select group_concat(${ROW}) as rows from (select * from doc where pk > ? order by pk limit ${CHUNK})`,
    );
    let last = 0;
    for (;;) {
      const before = this.count;
      last = this.#read(chunk.get(last)?.['rows']) ?? last;
      if (this.count - before < CHUNK) break;
    }
    this.#readBranches(database);
  }

  /** Reads these records again; those that are gone are taken out. */
  reload(database: DatabaseSync, pks: Iterable<number>): void {
    const list = [...new Set(pks)];
    this.#grow(list.reduce((highest, pk) => Math.max(highest, pk), 0));
    for (const pk of list) {
      if (this.facetSet[pk] !== 0) this.count--;
      this.facetSet[pk] = 0;
    }
    const rows = database.prepare(
      `select group_concat(${ROW}) as rows from doc where pk in (select value from json_each(?))`,
    );
    this.#read(rows.get(JSON.stringify(list))?.['rows']);
    this.#readBranches(database);
  }

  /** @returns the last record's number */
  #read(rows: unknown): number | undefined {
    if (typeof rows !== 'string') return undefined;
    let last: number | undefined;
    eachNumberRow(rows, (row) => {
      const pk = row[0]!;
      this.parent[pk] = row[1]!;
      this.facetSet[pk] = row[2]!;
      this.yearFrom[pk] = row[3]!;
      this.yearTo[pk] = row[4]!;
      this.titleLength[pk] = row[5]!;
      this.count++;
      last = pk;
    });
    return last;
  }

  #readBranches(database: DatabaseSync): void {
    for (const { pk, parent } of database.prepare('select pk, parent from branch').iterate()) {
      this.#grow(Number(pk));
      if (this.facetSet[Number(pk)] === 0) this.parent[Number(pk)] = Number(parent);
    }
  }

  #grow(highest: number): void {
    this.capacity = Math.max(this.capacity, highest + 1);
    if (this.capacity <= this.facetSet.length) return;
    const length = Math.ceil(this.capacity * 1.25);
    this.facetSet = widen(this.facetSet, new Int32Array(length));
    this.parent = widen(this.parent, new Int32Array(length));
    this.yearFrom = widen(this.yearFrom, new Int16Array(length));
    this.yearTo = widen(this.yearTo, new Int16Array(length));
    this.titleLength = widen(this.titleLength, new Uint8Array(length));
  }
}

/** One record as text, for `eachNumberRow`. */
const ROW = `pk || ' ' || parent || ' ' || facet_set || ' ' || ifnull(year_from, ${NO_YEAR}) || ' ' || ifnull(year_to, ${NO_YEAR}) || ' ' || title_length`;
/** Records read at once: some megabytes of text. */
const CHUNK = 100_000;

function widen<T extends Int32Array | Int16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
