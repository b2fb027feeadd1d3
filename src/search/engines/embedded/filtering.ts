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
  const { facetSet, yearFrom, yearTo } = index.columns;
  const lacking = index.chosen.lackingBySet(filters);
  const bySet = new Int32Array(index.facets.setCount);
  const decades = new DecadeCounter();
  const inside = within === undefined ? undefined : subtreeOf(index.columns, within);
  const touches = yearsTest(filters);
  const ids = idsOf(matches);
  const letsAllThrough = !inside && !touches && FACETS.every((facet) => filters[facet].length === 0);
  if (letsAllThrough) {
    for (let at = 0; at < ids.length; at++) {
      const pk = ids[at]!;
      decades.add(yearFrom[pk]!, yearTo[pk]!);
      bySet[facetSet[pk]!]!++;
    }
    return { hits: ids, bySet, lacking, decades: decades.counts() };
  }
  const hits = new Int32Array(ids.length);
  let found = 0;
  for (let at = 0; at < ids.length; at++) {
    const pk = ids[at]!;
    const set = facetSet[pk]!;
    const lacks = lacking[set]!;
    if ((lacks & (lacks - 1)) !== 0 || (inside && !inside(pk))) continue;
    const from = yearFrom[pk]!;
    const to = yearTo[pk]!;
    if (lacks === 0) decades.add(from, to);
    if (touches && !touches(from, to)) continue;
    bySet[set]!++;
    if (lacks === 0) hits[found++] = pk;
  }
  return { hits: hits.subarray(0, found), bySet, lacking, decades: decades.counts() };
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
    const first = Math.max(0, PLACES[from - NO_YEAR]!);
    const last = Math.min(LAST_DECADE - FIRST_DECADE, PLACES[to - NO_YEAR]!, first + MOST_DECADES - 1);
    if (last < first) return;
    this.#steps[first]!++;
    this.#steps[last + 1]!--;
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
/** The decade of each year that a column can hold, from 0 for the first one counted. */
const PLACES = Int16Array.from({ length: 65_536 }, (_, year) => Math.floor((year + NO_YEAR) / 10) - FIRST_DECADE);
