import type { DatabaseSync } from 'node:sqlite';
import { LEVELS } from '../../../catalogue/description.ts';
import { FACETS } from '../../query.ts';
import type { FacetName } from '../../query.ts';

export interface FacetValueEntry {
  facet: number;
  value: string;
  /** Folded words of the label; of a fonds, of its title. */
  words: string;
}

/** Facet values and their combinations by number, as the index file numbers them. */
export class FacetTable {
  readonly values: (FacetValueEntry | undefined)[] = [];
  /** Of each combination: its values' numbers. */
  readonly sets: (Int32Array | undefined)[] = [];
  /** Of each combination: its level's place in `LEVELS`. */
  readonly levels: number[] = [];
  readonly #numbers = new Map<string, number>();

  /** Reads what was added since the last time. Titles of fonds may also have changed. */
  refresh(database: DatabaseSync): void {
    const values = database.prepare("select id, facet, value, words from facet_value where id >= ? or facet = 'fonds'");
    for (const row of values.iterate(this.values.length)) {
      const [id, facet, value] = [Number(row['id']), facetIndex(String(row['facet'])), String(row['value'])];
      this.values[id] = { facet, value, words: String(row['words']) };
      this.#numbers.set(`${facet}\n${value}`, id);
    }
    const sets = database.prepare('select id, value_ids from facet_set where id >= ?');
    for (const row of sets.iterate(this.sets.length)) {
      const id = Number(row['id']);
      const ids = Int32Array.from(String(row['value_ids']).split(','), Number);
      this.sets[id] = ids;
      this.levels[id] = this.#levelOf(ids);
    }
  }

  numberOf(facet: FacetName, value: string): number | undefined {
    return this.#numbers.get(`${facetIndex(facet)}\n${value.normalize('NFC')}`);
  }

  #levelOf(ids: Int32Array): number {
    for (const id of ids) {
      const entry = this.values[id];
      if (entry && FACETS[entry.facet] === 'level') return LEVELS.findIndex((level) => level === entry.value);
    }
    return LEVELS.length;
  }
}

export function facetIndex(facet: string): number {
  return FACETS.findIndex((name) => name === facet);
}
