import { linesOf, middle, type Box, type SeenBlock, type SeenLine } from '../seen-page.ts';

/** How many times the usual gap between words a torn line may gape; between columns there are more. */
const WIDEST = 2;
/** Part of the lower one's height by which two parts of a line stand side by side. */
const SIDE_BY_SIDE = 0.6;
/** Part of the lines of the smaller of two blocks that were torn from the other, when they are one block. */
const TORN = 0.5;

/**
 * Puts lines together that were taken for two columns: where gaps between words happen to stand one beneath the
 * other, as they do in typewriting, the recogniser sees a column's edge.
 */
export function mendTornLines(blocks: readonly SeenBlock[]): SeenBlock[] {
  const groups: SeenBlock[][] = [];
  for (const block of blocks) {
    const together = groups.filter((group) => group.some((other) => areOne(block, other)));
    const [first, ...others] = together;
    if (!first) {
      groups.push([block]);
      continue;
    }
    first.push(block, ...others.flat());
    for (const other of others) groups.splice(groups.indexOf(other), 1);
  }
  return groups.map((group) => (group.length === 1 ? group[0]! : oneBlock(group)));
}

function areOne(a: SeenBlock, b: SeenBlock): boolean {
  const [linesOfA, linesOfB] = [linesOf(a), linesOf(b)];
  const widest = middle([...linesOfA, ...linesOfB].flatMap(gapsOf)) * WIDEST;
  const torn = linesOfA.filter((line) => linesOfB.some((other) => isTorn(line, other, widest)));
  return torn.length > 0 && torn.length >= Math.min(linesOfA.length, linesOfB.length) * TORN;
}

function isTorn(a: SeenLine, b: SeenLine, widest: number): boolean {
  const gap = Math.max(a.bbox.x0, b.bbox.x0) - Math.min(a.bbox.x1, b.bbox.x1);
  return gap > 0 && gap <= widest && standLevel(a, b);
}

function standLevel({ bbox: a }: SeenLine, { bbox: b }: SeenLine): boolean {
  const lower = Math.min(a.y1 - a.y0, b.y1 - b.y0);
  return Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) >= lower * SIDE_BY_SIDE;
}

function oneBlock(group: readonly SeenBlock[]): SeenBlock {
  const lines: SeenLine[] = [];
  for (const line of group.flatMap(linesOf).toSorted((a, b) => a.bbox.y0 + a.bbox.y1 - b.bbox.y0 - b.bbox.y1)) {
    const part = lines.findIndex((other) => standLevel(line, other));
    if (part < 0) lines.push(line);
    else lines[part] = oneLine(lines[part]!, line);
  }
  return { bbox: group.map(({ bbox }) => bbox).reduce(around), paragraphs: [{ lines }] };
}

function oneLine(a: SeenLine, b: SeenLine): SeenLine {
  const words = [...a.words, ...b.words].toSorted((one, other) => one.bbox.x0 - other.bbox.x0);
  return { ...a, bbox: around(a.bbox, b.bbox), words };
}

function gapsOf({ words }: SeenLine): number[] {
  return words.slice(1).map(({ bbox }, at) => bbox.x0 - words[at]!.bbox.x1);
}

function around(a: Box, b: Box): Box {
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}
