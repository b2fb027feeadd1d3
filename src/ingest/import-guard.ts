/** More than this many, or this share, is never removed without `--allow-removals` (DESIGN.md §5). */
const MOST_REMOVED = 100;
const LARGEST_SHARE = 0.05;

/** Records or documents of one source that an import would remove, among those it has. */
export interface Removals {
  what: 'records' | 'documents';
  source: string;
  removed: number;
  of: number;
}

/** The sources that would lose too much: a large share of their own, or more than may go in one run together. */
export function tooManyRemovals(removals: readonly Removals[]): Removals[] {
  return removals.filter(({ what, removed, of }) => {
    const inAll = removals.reduce((sum, other) => sum + (other.what === what ? other.removed : 0), 0);
    return removed > 0 && (inAll > MOST_REMOVED || removed > of * LARGEST_SHARE);
  });
}
