import { FACETS } from '../../query.ts';
import type { Filters } from '../../query.ts';
import { NO_YEAR } from './columns.ts';
import type { OpenIndex } from './open-index.ts';
import { idsOf } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';
import { subtreeOf } from './subtree.ts';

export interface Filtered {
  /** What every filter lets through, ascending. */
  hits: Int32Array;
  /** By combination of facet values: records that the years and the subtree let through. */
  bySet: Int32Array;
  /** By combination: a bit for each facet in which a value is chosen that it lacks. */
  lacking: Uint16Array;
  /** Records by decade that every filter but the years lets through. */
  decades: Map<number, number>;
}

/** One pass over the matches: hits, and what facets and histogram are counted from. */
export function filterMatches(
  index: OpenIndex,
  matches: PkSet,
  filters: Filters,
  within: number | undefined,
): Filtered {
  const { columns, facets } = index;
  const lacking = lackingBySet(index, filters);
  const bySet = new Int32Array(facets.setCount);
  const decades = new DecadeCounter();
  const inside = within === undefined ? undefined : subtreeOf(columns, within);
  const touches = yearsTest(filters);
  const hits = new Int32Array(matches.size);
  let found = 0;
  for (const pk of idsOf(matches)) {
    const set = columns.facetSet[pk]!;
    const lacks = lacking[set]!;
    if ((lacks & (lacks - 1)) !== 0 || (inside && !inside(pk))) continue;
    const [from, to] = [columns.yearFrom[pk]!, columns.yearTo[pk]!];
    if (lacks === 0) decades.add(from, to);
    if (touches && !touches(from, to)) continue;
    bySet[set]!++;
    if (lacks === 0) hits[found++] = pk;
  }
  return { hits: hits.subarray(0, found), bySet, lacking, decades: decades.counts() };
}

function lackingBySet({ facets }: OpenIndex, filters: Filters): Uint16Array {
  const lacking = new Uint16Array(facets.setCount);
  const chosen = new Uint8Array(facets.values.length);
  let wanted = 0;
  FACETS.forEach((facet, group) => {
    if (filters[facet].length > 0) wanted |= 1 << group;
    for (const value of filters[facet]) {
      const id = facets.numberOf(facet, value);
      if (id !== undefined) chosen[id] = 1;
    }
  });
  if (wanted === 0) return lacking;
  const { starts, members, facetOf } = facets;
  for (let set = 1; set < facets.setCount; set++) {
    let lacks = wanted;
    for (let at = starts[set]!; at < starts[set + 1]!; at++) {
      const id = members[at]!;
      if (chosen[id] === 1) lacks &= ~(1 << facetOf[id]!);
    }
    lacking[set] = lacks;
  }
  return lacking;
}

function yearsTest({ from, to }: Filters): ((first: number, last: number) => boolean) | undefined {
  if (from === undefined && to === undefined) return undefined;
  const [earliest, latest] = [from ?? -Infinity, to ?? Infinity];
  if (earliest > latest) return () => false;
  return (first, last) => first !== NO_YEAR && last >= earliest && first <= latest;
}

/** Counts spans of years by decade, as `decadesOf` (src/search/decades.ts) cuts them, in one step for each. */
class DecadeCounter {
  readonly #steps = new Int32Array(LAST_DECADE - FIRST_DECADE + 2);

  add(from: number, to: number): void {
    if (from === NO_YEAR) return;
    const first = Math.max(FIRST_DECADE, Math.floor(from / 10));
    const last = Math.min(LAST_DECADE, Math.floor(to / 10), first + MOST_DECADES - 1);
    if (last < first) return;
    this.#steps[first - FIRST_DECADE]!++;
    this.#steps[last + 1 - FIRST_DECADE]!--;
  }

  counts(): Map<number, number> {
    const counts = new Map<number, number>();
    let running = 0;
    this.#steps.forEach((step, place) => {
      running += step;
      if (running > 0) counts.set((place + FIRST_DECADE) * 10, running);
    });
    return counts;
  }
}

const FIRST_DECADE = -1000;
const LAST_DECADE = 1000;
const MOST_DECADES = 30;
