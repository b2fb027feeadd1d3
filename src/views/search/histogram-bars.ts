import type { SearchAnswer } from '../../search/answer.ts';

/** One bar: the years it stands for, both included, and its height as a share of the highest one. */
export interface Bar {
  from: number;
  to: number;
  height: number;
  /** Touches the years searched for. */
  chosen: boolean;
}

const MOST_BARS = 40;
const EVER = { from: -Infinity, to: Infinity };

/**
 * Bars without a gap from the first decade to the last. Where there would be too many to see, decades are joined; what
 * lies in two of them then counts in each, which a picture bears and a figure does not.
 * @param meant the years searched for
 */
export function histogramBars(histogram: SearchAnswer['histogram'], meant = EVER): Bar[] {
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
    return { from: begin, to: end, height: count / highest, chosen: end >= meant.from && begin <= meant.to };
  });
}
