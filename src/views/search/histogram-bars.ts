import type { SearchAnswer } from '../../search/answer.ts';

/** One bar: the years it stands for, both included, and its height as a share of the highest. */
export interface Bar {
  from: number;
  to: number;
  count: number;
  height: number;
  /** Within the years chosen. */
  chosen: boolean;
}

const MOST_BARS = 40;

/** Bars without a gap from the first decade to the last; decades are joined where there would be too many to see. */
export function histogramBars(histogram: SearchAnswer['histogram'], from?: number, to?: number): Bar[] {
  const first = histogram[0]?.year;
  const last = histogram.at(-1)?.year;
  if (first === undefined || last === undefined) return [];
  const width = [10, 20, 50, 100].find((years) => (last - first) / years < MOST_BARS) ?? 200;
  const start = Math.floor(first / width) * width;
  const counts = new Array<number>(Math.floor((last - start) / width) + 1).fill(0);
  for (const { year, count } of histogram) counts[Math.floor((year - start) / width)]! += count;
  const highest = Math.max(...counts);
  return counts.map((count, index) => {
    const begin = start + index * width;
    const end = begin + width - 1;
    return { from: begin, to: end, count, height: count / highest, chosen: touches(begin, end, from, to) };
  });
}

function touches(begin: number, end: number, from = -Infinity, to = Infinity): boolean {
  return end >= from && begin <= to;
}
