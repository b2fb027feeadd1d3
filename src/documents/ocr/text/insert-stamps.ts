import type { SeenLine } from '../seen-page.ts';

/** Stamps before the first line that stands lower on the page. */
export function insertStamps(lines: readonly SeenLine[], stamps: readonly SeenLine[]): SeenLine[] {
  const all = [...lines];
  for (const stamp of stamps) {
    const lower = all.findIndex((line) => middleOf(line) > middleOf(stamp));
    all.splice(lower < 0 ? all.length : lower, 0, stamp);
  }
  return all;
}

function middleOf({ bbox }: SeenLine): number {
  return (bbox.y0 + bbox.y1) / 2;
}
