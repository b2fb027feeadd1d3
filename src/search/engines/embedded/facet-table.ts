import type { DatabaseSync } from 'node:sqlite';
import { LEVELS } from '../../../catalogue/description.ts';
import { facetKey } from '../../facet-key.ts';
import { FACETS } from '../../query.ts';
import type { FacetName } from '../../query.ts';
import { eachNumberRow } from './number-rows.ts';

export interface FacetValueEntry {
  facet: number;
  value: string;
  /** Folded words of the label; of a fonds, of its title. */
  words: string;
}

/** Facet values and their combinations by number, as the index file numbers them. */
export class FacetTable {
  readonly values: (FacetValueEntry | undefined)[] = [];
  /** Of each value: its facet's place in `FACETS`. */
  facetOf = new Uint8Array(1024);
  /** Of each combination: its level's place in `LEVELS`. */
  levels = new Uint8Array(1024);
  /** Combinations there are, plus one: their numbers begin at 1. */
  setCount = 1;
  /** Of each combination: where its values begin in `members`; they end where the next one's begin. */
  starts = new Int32Array(1024);
  members = new Int32Array(8192);
  readonly #numbers = new Map<string, number>();
  /** Numbers of values that are spelled otherwise than one before them. */
  readonly #respelled = new Map<number, number>();

  /** Reads what was added since the last time. Titles of fonds may also have changed. */
  refresh(database: DatabaseSync): void {
    const values = database.prepare(
      "select id, facet, value, words from facet_value where id >= ? or facet = 'fonds' order by id",
    );
    for (const row of values.iterate(this.values.length)) {
      const [id, facet, value] = [Number(row['id']), facetIndex(String(row['facet'])), String(row['value'])];
      const known = this.#numbers.get(`${facet}\n${facetKey(value)}`);
      if (known !== undefined && known !== id) {
        this.#respelled.set(id, known);
        this.values[id] = undefined;
        continue;
      }
      this.values[id] = { facet, value, words: String(row['words']) };
      this.facetOf = wideEnough(this.facetOf, id);
      this.facetOf[id] = facet;
      this.#numbers.set(`${facet}\n${facetKey(value)}`, id);
    }
    const sets = database.prepare(
      `select group_concat(id || ' ' || value_ids) as rows from
        (select * from facet_set where id >= ? order by id limit ${CHUNK})`,
    );
    for (let before = -1; before < this.setCount;) {
      before = this.setCount;
      const rows = sets.get(this.setCount)?.['rows'];
      if (typeof rows !== 'string') break;
      eachNumberRow(rows, (row, count) => this.#add(row[0]!, row.subarray(1, count)));
    }
  }

  numberOf(facet: FacetName, value: string): number | undefined {
    return this.#numbers.get(`${facetIndex(facet)}\n${facetKey(value)}`);
  }

  /** Numbers that were never given stand for combinations of no value. */
  #add(id: number, written: Int32Array): void {
    const ids = this.#respelled.size === 0 ? written : this.#spelledOnce(written);
    this.starts = wideEnough(this.starts, id + 1);
    this.levels = wideEnough(this.levels, id);
    const start = this.starts[this.setCount]!;
    this.starts.fill(start, this.setCount, id + 1);
    this.members = wideEnough(this.members, start + ids.length);
    this.members.set(ids, start);
    this.starts[id + 1] = start + ids.length;
    this.levels[id] = this.#levelOf(ids);
    this.setCount = id + 1;
  }

  #spelledOnce(ids: Int32Array): Int32Array {
    return Int32Array.from(new Set(Array.from(ids, (id) => this.#respelled.get(id) ?? id)));
  }

  #levelOf(ids: Int32Array): number {
    for (const id of ids) {
      const entry = this.values[id];
      if (entry && FACETS[entry.facet] === 'level') return LEVELS.findIndex((level) => level === entry.value);
    }
    return LEVELS.length;
  }
}

/** Combinations read at once. */
const CHUNK = 50_000;

function wideEnough<T extends Int32Array | Uint8Array>(array: T, index: number): T;
function wideEnough(array: Int32Array | Uint8Array, index: number): Int32Array | Uint8Array {
  if (index < array.length) return array;
  const length = Math.ceil((index + 1) * 1.5);
  const wider = array instanceof Int32Array ? new Int32Array(length) : new Uint8Array(length);
  wider.set(array);
  return wider;
}

export function facetIndex(facet: string): number {
  return FACETS.findIndex((name) => name === facet);
}
