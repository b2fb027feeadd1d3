import type { Columns } from './columns.ts';

/** Which records lie at or beneath one: asked for record by record, remembering the way up. */
export function subtreeOf(columns: Columns, top: number): (pk: number) => boolean {
  const known = new Uint8Array(columns.capacity);
  if (top < columns.capacity) known[top] = INSIDE;
  const walked: number[] = [];
  return (pk) => {
    let at = pk;
    while (at > 0 && known[at] === UNKNOWN && walked.length <= DEEPEST) {
      walked.push(at);
      at = columns.parent[at]!;
    }
    const verdict = at > 0 && known[at] === INSIDE ? INSIDE : OUTSIDE;
    for (const each of walked) known[each] = verdict;
    walked.length = 0;
    return verdict === INSIDE;
  };
}

/** Adds up hits at and beneath each of these records. */
export function countBranches(columns: Columns, hits: Int32Array, records: readonly number[]): Map<number, number> {
  const slots = new Int32Array(columns.capacity).fill(-1);
  const places = [...new Set(records)];
  places.forEach((pk, slot) => {
    if (pk > 0 && pk < columns.capacity) slots[pk] = slot;
  });
  const counts = new Int32Array(places.length);
  for (const hit of hits) {
    let depth = 0;
    for (let at = hit; at > 0 && depth <= DEEPEST; at = columns.parent[at]!, depth++) {
      const slot = slots[at]!;
      if (slot >= 0) counts[slot]!++;
    }
  }
  return new Map(places.map((pk, slot) => [pk, counts[slot]!]));
}

const UNKNOWN = 0;
const INSIDE = 1;
const OUTSIDE = 2;
/** No finding aid is this deep: a loop in damaged data ends here. */
const DEEPEST = 1000;
