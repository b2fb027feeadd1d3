import type { FacetCount } from '../../engine.ts';
import { spelledAsChosen } from '../../facet-key.ts';
import { FACETS } from '../../query.ts';
import type { FacetName } from '../../query.ts';
import type { FacetTable } from './facet-table.ts';
import type { Filtered } from './filtering.ts';

/** How often each facet value occurs, by its number, each facet as if nothing were chosen in it. */
export function countValues(facets: FacetTable, { bySet, lacking }: Filtered): Int32Array {
  const { starts, members, facetOf } = facets;
  const counts = new Int32Array(facets.values.length);
  for (let set = 0; set < bySet.length; set++) {
    const records = bySet[set]!;
    if (records === 0) continue;
    const lacks = lacking[set]!;
    const end = starts[set + 1]!;
    if (lacks === 0) for (let at = starts[set]!; at < end; at++) counts[members[at]!]! += records;
    else
      for (let at = starts[set]!; at < end; at++)
        if (lacks === 1 << facetOf[members[at]!]!) counts[members[at]!]! += records;
  }
  return counts;
}

/** The most frequent values of each facet asked for, and every chosen one, even where nothing has it. */
export function mostFrequent(
  facets: FacetTable,
  counts: Int32Array,
  asked: readonly FacetName[],
  limit: number,
  chosen: Record<FacetName, readonly string[]>,
): Partial<Record<FacetName, FacetCount[]>> {
  const byFacet = new Map(asked.map((facet) => [FACETS.indexOf(facet), new Top(limit)]));
  facets.values.forEach((entry, id) => {
    const count = counts[id]!;
    if (entry && count > 0) byFacet.get(entry.facet)?.offer({ value: entry.value, count });
  });
  const found: Partial<Record<FacetName, FacetCount[]>> = {};
  for (const facet of asked) {
    const top = spelledAsChosen(byFacet.get(FACETS.indexOf(facet))?.values ?? [], chosen[facet]);
    const missing = chosen[facet]
      .filter((value, at, all) => all.indexOf(value) === at && !top.some((each) => each.value === value))
      .map((value) => ({ value, count: counts[facets.numberOf(facet, value) ?? -1] ?? 0 }));
    found[facet] = [...top, ...missing].sort(moreFrequentFirst);
  }
  return found;
}

/** Keeps the most frequent values offered, equal ones by name. */
export class Top {
  readonly values: FacetCount[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(value: FacetCount): void {
    const { values } = this;
    const last = values.at(-1);
    if (values.length >= this.#limit && (!last || moreFrequentFirst(value, last) >= 0)) return;
    let at = values.length;
    while (at > 0 && moreFrequentFirst(value, values[at - 1]!) < 0) at--;
    values.splice(at, 0, value);
    if (values.length > this.#limit) values.pop();
  }
}

function moreFrequentFirst(a: FacetCount, b: FacetCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
}
