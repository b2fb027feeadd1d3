import type { GreyImage } from '../preparation/grey-image.ts';
import type { Box } from '../seen-page.ts';

/** Pixels of one cell of the net that is laid over a picture. */
const CELL = 12;
/** Dark pixels from which on a cell is inked: a twentieth. Specks are fewer. */
const INKED = 7;
const DARK = 150;
/** Cells between two inked ones that still belong together: letters and words of a line, lines of a stamp. */
const ACROSS = 3;
const DOWN = 1;

/** Where ink lies together on a picture with white paper, in order of its size, the largest first. */
export function inkClusters(image: GreyImage): Box[] {
  const across = Math.ceil(image.width / CELL);
  const inked = inkedCells(image, across);
  const clusters: Box[] = [];
  for (let start = 0; start < inked.length; start++) {
    if (inked[start]) clusters.push(boxOf(takeCluster(inked, across, start), across, image));
  }
  return clusters.toSorted((a, b) => areaOf(b) - areaOf(a));
}

function inkedCells({ pixels, width, height }: GreyImage, across: number): Uint8Array {
  const dark = new Uint8Array(across * Math.ceil(height / CELL));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / CELL) * across;
    for (let x = 0; x < width; x++) if (pixels[y * width + x]! < DARK) dark[row + Math.floor(x / CELL)]!++;
  }
  return dark.map((count) => (count >= INKED ? 1 : 0));
}

/** The cells that hang together with one, which are taken out. */
function takeCluster(inked: Uint8Array, across: number, start: number): number[] {
  const cells = [start];
  inked[start] = 0;
  for (const cell of cells) {
    const column = cell % across;
    for (let down = -DOWN; down <= DOWN; down++) {
      const left = Math.max(0, column - ACROSS);
      for (let x = left; x <= Math.min(across - 1, column + ACROSS); x++) {
        const near = cell - column + down * across + x;
        if (!inked[near]) continue;
        inked[near] = 0;
        cells.push(near);
      }
    }
  }
  return cells;
}

function boxOf(cells: readonly number[], across: number, { width, height }: GreyImage): Box {
  const box = { x0: width, y0: height, x1: 0, y1: 0 };
  for (const cell of cells) {
    const [x, y] = [(cell % across) * CELL, Math.floor(cell / across) * CELL];
    box.x0 = Math.min(box.x0, x);
    box.y0 = Math.min(box.y0, y);
    box.x1 = Math.max(box.x1, Math.min(width, x + CELL));
    box.y1 = Math.max(box.y1, Math.min(height, y + CELL));
  }
  return box;
}

function areaOf({ x0, y0, x1, y1 }: Box): number {
  return (x1 - x0) * (y1 - y0);
}
