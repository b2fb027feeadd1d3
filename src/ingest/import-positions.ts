/** Room left between two siblings, so that an insertion moves nobody. */
export const POSITION_GAP = 1024;

/**
 * Gives every sibling a position, changing as few as possible.
 * @param current where each stands now, in the new order; null for one that has no place here yet
 * @returns the new position of each that must be written, by its index
 */
export function placeSiblings(current: readonly (number | null)[]): Map<number, number> {
  const kept = longestAscending(current);
  const placed = new Map<number, number>();
  let before = 0;
  for (let i = 0; i < current.length;) {
    if (kept.has(i)) {
      before = current[i++]!;
      continue;
    }
    let end = i;
    while (end < current.length && !kept.has(end)) end++;
    const room = end < current.length ? current[end]! - before : (end - i + 1) * POSITION_GAP;
    const step = Math.min(POSITION_GAP, Math.floor(room / (end - i + 1)));
    if (step < 1) return renumbered(current);
    for (; i < end; i++) placed.set(i, (before += step));
  }
  return placed;
}

/** No room left somewhere: all move apart again. */
function renumbered(current: readonly (number | null)[]): Map<number, number> {
  const placed = new Map<number, number>();
  current.forEach((position, i) => {
    const next = (i + 1) * POSITION_GAP;
    if (position !== next) placed.set(i, next);
  });
  return placed;
}

/** Indexes of a longest strictly ascending subsequence: those who can stay where they are. */
function longestAscending(values: readonly (number | null)[]): Set<number> {
  const tails: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  values.forEach((value, i) => {
    if (value === null) return;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[i] = tails[low - 1]!;
    tails[low] = i;
  });
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i]!) kept.add(i);
  return kept;
}
