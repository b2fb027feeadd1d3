import type { DatabaseSync } from 'node:sqlite';
import { eachNumberRow } from './number-rows.ts';
import type { PkSet } from './pk-set.ts';
import { countBits, has, ofBits, setBits } from './pk-set.ts';

/** What every search needs of all pages of documents, by number; nine bytes each. */
export class PageColumns {
  /** Highest number of a page, plus one. */
  capacity = 1;
  count = 0;
  /** 0 where there is no such page any more. */
  record = new Int32Array(1024);
  /** Its place in its document, from 1. */
  number = new Int32Array(1024);
  quality = new Uint8Array(1024);
  #runs: Int32Array | undefined;
  #pagesOf = new WeakMap<PkSet, PkSet>();
  #byRecord: { starts: Int32Array; pages: Int32Array } | undefined;

  load(database: DatabaseSync): void {
    const chunk = database.prepare(
      `select group_concat(${ROW}) as rows from (select * from page where id > ? order by id limit ${CHUNK})`,
    );
    for (let before = -1; before < this.count;) {
      before = this.count;
      this.#read(chunk.get(this.capacity - 1)?.['rows']);
    }
  }

  /** Reads the pages of these records again. @param capacity highest number of a record, plus one */
  reload(database: DatabaseSync, records: ReadonlySet<number>, capacity: number): void {
    const touched = new Uint8Array(capacity);
    for (const pk of records) touched[pk] = 1;
    for (let page = 0; page < this.capacity; page++) {
      if (this.record[page] === 0 || touched[this.record[page]!] !== 1) continue;
      this.record[page] = 0;
      this.count--;
    }
    const rows = database.prepare(
      `select group_concat(${ROW}) as rows from page where record in (select value from json_each(?))`,
    );
    this.#read(rows.get(JSON.stringify([...records]))?.['rows']);
  }

  /** The records that have one of these pages. @param capacity highest number of a record, plus one */
  recordsOf(pages: PkSet, capacity: number): PkSet {
    const bits = new Uint32Array((capacity + 31) >>> 5);
    this.eachRecord(pages, (pk) => (bits[pk >>> 5]! |= 1 << (pk & 31)));
    return ofBits(bits);
  }

  /** Tells how many of these pages a record has, of each record that has any, perhaps in several parts. */
  eachRecord(pages: PkSet, tell: (pk: number, count: number) => void): void {
    const { runs, record } = this;
    if (!pages.bits) {
      for (const page of pages.ids) if (record[page] !== 0) tell(record[page]!, 1);
      return;
    }
    for (let at = 0; at < runs.length; at += 2) {
      const count = countBits(pages.bits, runs[at]!, runs[at + 1]!);
      if (count > 0) tell(record[runs[at]!]!, count);
    }
  }

  /** The pages of these records. Sets of records that hold a word come again and again, and the same ones. */
  pagesOf(records: PkSet): PkSet {
    const known = this.#pagesOf.get(records);
    if (known) return known;
    const pages = this.#findPagesOf(records);
    this.#pagesOf.set(records, pages);
    return pages;
  }

  #findPagesOf(records: PkSet): PkSet {
    const bits = new Uint32Array((this.capacity + 31) >>> 5);
    const { runs, record } = this;
    for (let at = 0; at < runs.length; at += 2) {
      if (has(records, record[runs[at]!]!)) setBits(bits, runs[at]!, runs[at + 1]!);
    }
    return ofBits(bits);
  }

  /** Stretches of pages of one record, mostly all it has: the first page and the one behind the last, by turns. */
  get runs(): Int32Array {
    this.#runs ??= this.#findRuns();
    return this.#runs;
  }

  #findRuns(): Int32Array {
    const { record, capacity } = this;
    const runs: number[] = [];
    for (let page = 1; page < capacity; page++) {
      if (record[page] === 0) continue;
      if (record[page] === record[page - 1]) runs[runs.length - 1] = page + 1;
      else runs.push(page, page + 1);
    }
    return Int32Array.from(runs);
  }

  /** Ascending by number of the page in the index. */
  ofRecord(pk: number): Int32Array {
    this.#byRecord ??= this.#sort();
    const { starts, pages } = this.#byRecord;
    return pk + 1 < starts.length ? pages.subarray(starts[pk], starts[pk + 1]) : pages.subarray(0, 0);
  }

  /** Counts them by record, then puts each where its record's begin. */
  #sort(): { starts: Int32Array; pages: Int32Array } {
    const { record, capacity } = this;
    let highest = 0;
    for (let page = 0; page < capacity; page++) highest = Math.max(highest, record[page]!);
    const starts = new Int32Array(highest + 2);
    for (let page = 0; page < capacity; page++) if (record[page] !== 0) starts[record[page]! + 1]!++;
    for (let pk = 1; pk < starts.length; pk++) starts[pk]! += starts[pk - 1]!;
    const next = starts.slice();
    const pages = new Int32Array(starts.at(-1)!);
    for (let page = 0; page < capacity; page++) if (record[page] !== 0) pages[next[record[page]!]!++] = page;
    return { starts, pages };
  }

  #read(rows: unknown): void {
    this.#byRecord = undefined;
    this.#runs = undefined;
    this.#pagesOf = new WeakMap();
    if (typeof rows !== 'string') return;
    eachNumberRow(rows, (row) => {
      const page = row[0]!;
      this.#grow(page);
      this.record[page] = row[1]!;
      this.number[page] = row[2]!;
      this.quality[page] = row[3]!;
      this.count++;
    });
  }

  #grow(highest: number): void {
    this.capacity = Math.max(this.capacity, highest + 1);
    if (this.capacity <= this.record.length) return;
    const length = Math.ceil(this.capacity * 1.25);
    this.record = widen(this.record, new Int32Array(length));
    this.number = widen(this.number, new Int32Array(length));
    this.quality = widen(this.quality, new Uint8Array(length));
  }
}

/** One page as text, for `eachNumberRow`. */
const ROW = `id || ' ' || record || ' ' || number || ' ' || quality`;
/** Pages read at once. */
const CHUNK = 100_000;

function widen<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
