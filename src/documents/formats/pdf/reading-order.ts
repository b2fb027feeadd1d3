import { makeLine } from './lines.ts';
import type { Line } from './lines.ts';

/** Fewer lines side by side are a letterhead, signatures or rows of a table. */
const FEWEST_LINES = 6;
/** Lines of prose fill their column. */
const FULL = 0.7;
/** Words in a line of it. */
const SEVERAL_WORDS = 3;
/** Between columns there is more space than between words; in parts of the height of a line. */
const NARROWEST_GUTTER = 0.6;
/** Parts of a block's width in which the space between two columns is looked for. */
const BETWEEN = [0.25, 0.75] as const;
const STEPS = 50;
/** Lines that stand above the one before them: a page number drawn first is no disorder. */
const ALLOWED_DISORDER = 0.1;

/**
 * Lines as a person reads them. The order of the file is kept where it goes down the page, column by column; else
 * they go from above to below. Columns of prose whose lines the file draws side by side are taken apart.
 */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  if (lines.length < FEWEST_LINES) return [...lines];
  const isDisordered = disorder(lines) > Math.max(2, lines.length * ALLOWED_DISORDER);
  if (!isDisordered && lines.filter(hasWideSpace).length < FEWEST_LINES) return [...lines];
  return byColumns(lines.toSorted(fromAbove)) ?? (isDisordered ? lines.toSorted(fromAbove) : [...lines]);
}

function disorder(lines: readonly Line[]): number {
  return lines.filter((line, at) => {
    const before = lines[at - 1];
    return before !== undefined && line.bottom <= before.top && line.left < before.right;
  }).length;
}

function hasWideSpace(line: Line): boolean {
  const high = line.bottom - line.top;
  return line.words.some((word, at) => at > 0 && word.left - (line.words[at - 1]?.right ?? 0) > high);
}

function fromAbove(a: Line, b: Line): number {
  const half = Math.min(a.bottom - a.top, b.bottom - b.top) / 2;
  return Math.abs(a.top - b.top) < half ? a.left - b.left : a.top - b.top;
}

/** @returns undefined where there are no columns */
function byColumns(lines: readonly Line[]): Line[] | undefined {
  const found = findColumns(lines);
  if (!found) return undefined;
  const { from, to, left, right } = found;
  const [above, below] = [lines.slice(0, from), lines.slice(to)];
  return [
    ...(byColumns(above) ?? above),
    ...(byColumns(left) ?? left),
    ...(byColumns(right) ?? right),
    ...(byColumns(below) ?? below),
  ];
}

interface Columns {
  /** The lines that stand in two columns: from this one, up to but not with that one. */
  from: number;
  to: number;
  left: Line[];
  right: Line[];
}

/** The longest run of lines with a space between two columns of prose. */
function findColumns(lines: readonly Line[]): Columns | undefined {
  if (lines.length < FEWEST_LINES) return undefined;
  const leftmost = Math.min(...lines.map(({ left }) => left));
  const rightmost = Math.max(...lines.map(({ right }) => right));
  let best: Columns | undefined;
  for (let step = 0; step <= STEPS; step++) {
    const part = BETWEEN[0] + ((BETWEEN[1] - BETWEEN[0]) * step) / STEPS;
    const found = longestRun(lines, leftmost + part * (rightmost - leftmost));
    if (found && (!best || found.to - found.from > best.to - best.from)) best = found;
  }
  return best;
}

function longestRun(lines: readonly Line[], x: number): Columns | undefined {
  let best: Columns | undefined;
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    while (to < lines.length && !lines[to]?.words.some(({ left, right }) => left < x && right > x)) to++;
    if (to - from >= FEWEST_LINES && (!best || to - from > best.to - best.from)) {
      const run = lines.slice(from, to);
      const columns = { from, to, left: sideOf(run, (word) => word < x), right: sideOf(run, (word) => word >= x) };
      if (isProse(columns.left) && isProse(columns.right) && isGutter(columns)) best = columns;
    }
    from = to;
  }
  return best;
}

function sideOf(lines: readonly Line[], isThere: (left: number) => boolean): Line[] {
  return lines
    .map(({ words }) => words.filter(({ left }) => isThere(left)))
    .filter((words) => words.length > 0)
    .map(makeLine);
}

function isProse(lines: readonly Line[]): boolean {
  if (lines.length < FEWEST_LINES) return false;
  const wide = Math.max(...lines.map(({ right }) => right)) - Math.min(...lines.map(({ left }) => left));
  return (
    median(lines.map(({ left, right }) => right - left)) >= wide * FULL &&
    median(lines.map(({ words }) => words.length)) >= SEVERAL_WORDS
  );
}

function isGutter({ left, right }: Columns): boolean {
  const space = Math.min(...right.map((line) => line.left)) - Math.max(...left.map((line) => line.right));
  return space >= median(left.map(({ top, bottom }) => bottom - top)) * NARROWEST_GUTTER;
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
