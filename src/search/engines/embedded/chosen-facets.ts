import { FACETS } from '../../query.ts';
import type { Filters } from '../../query.ts';
import type { FacetTable } from './facet-table.ts';

/** Choices kept: readers turn pages and change words with one and the same choice. */
const MOST_KEPT = 16;

/** Which combinations of facet values lack what is chosen, remembered until somebody writes. */
export class ChosenFacets {
  readonly #facets: FacetTable;
  readonly #kept = new Map<string, Uint16Array>();

  constructor(facets: FacetTable) {
    this.#facets = facets;
  }

  renew(): void {
    this.#kept.clear();
  }

  /** By combination: a bit for each facet in which a value is chosen that it lacks. Not to be written to. */
  lackingBySet(filters: Filters): Uint16Array {
    const choice = JSON.stringify(FACETS.map((facet) => filters[facet]));
    const lacking = this.#kept.get(choice) ?? this.#read(filters);
    this.#kept.delete(choice);
    this.#kept.set(choice, lacking);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return lacking;
  }

  #read(filters: Filters): Uint16Array {
    const { starts, members, setCount, values } = this.#facets;
    const lacking = new Uint16Array(setCount);
    let wanted = 0;
    // Of each value: what is still lacking where it is met.
    const left = new Uint16Array(values.length).fill(ALL_FACETS);
    FACETS.forEach((facet, group) => {
      if (filters[facet].length > 0) wanted |= 1 << group;
      for (const value of filters[facet]) {
        const id = this.#facets.numberOf(facet, value);
        if (id !== undefined) left[id] = ALL_FACETS & ~(1 << group);
      }
    });
    if (wanted === 0) return lacking;
    for (let set = 1, at = starts[1]!; set < setCount; set++) {
      let lacks = wanted;
      for (const end = starts[set + 1]!; at < end; at++) lacks &= left[members[at]!]!;
      lacking[set] = lacks;
    }
    return lacking;
  }
}

/** A bit for each facet there may be. */
const ALL_FACETS = 0xffff;
