/** More than this many, or this share, is never removed without `--allow-removals` (DESIGN.md §5). */
const MOST_RECORDS = 100;
const LARGEST_SHARE = 0.05;

/** Records of one source that an import would remove, among those it has. */
export interface Removals {
  source: string;
  removed: number;
  of: number;
}

/** The sources that would lose too much. */
export function tooManyRemovals(removals: readonly Removals[]): Removals[] {
  return removals.filter(({ removed, of }) => removed > MOST_RECORDS || removed > of * LARGEST_SHARE);
}
