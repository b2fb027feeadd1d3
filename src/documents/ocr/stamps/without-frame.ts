import type { GreyImage } from '../preparation/grey-image.ts';

const DARK = 150;
/** A row so dark is the upper or lower line of a frame, a column so dark one of its sides. Letters are not. */
const LINE_ACROSS = 0.5;
const LINE_DOWN = 0.8;
/** How far from the edge a frame's lines may lie, in parts of the height and width. */
const WITHIN = { height: 0.35, width: 0.2 };
/** Pixels at the edge of a line that are no longer dark and not yet white. */
const SOFT = 2;

/** A level stamp without the frame round its words: the recogniser takes a framed word for a picture. */
export function withoutFrame(stamp: GreyImage): GreyImage {
  const { width, height } = stamp;
  const rows = Array.from({ length: height }, (_, y) => darkShare(stamp, 0, width, y, y + 1));
  const [top, bottom] = inside(rows, LINE_ACROSS, WITHIN.height);
  const columns = Array.from({ length: width }, (_, x) => darkShare(stamp, x, x + 1, top, bottom));
  const [left, right] = inside(columns, LINE_DOWN, WITHIN.width);
  const pixels = new Uint8Array(stamp.pixels.length).fill(255);
  for (let y = top; y < bottom; y++)
    pixels.set(stamp.pixels.subarray(y * width + left, y * width + right), y * width + left);
  return { pixels, width, height };
}

/** From where to where no line of a frame lies. */
function inside(shares: readonly number[], line: number, within: number): [from: number, to: number] {
  const margin = Math.floor(shares.length * within);
  const first = shares.slice(0, margin).findLastIndex((share) => share >= line);
  const last = shares.slice(-margin).findIndex((share) => share >= line);
  const from = first < 0 ? 0 : first + 1 + SOFT;
  const to = last < 0 ? shares.length : shares.length - margin + last - SOFT;
  return to > from ? [from, to] : [0, shares.length];
}

function darkShare({ pixels, width }: GreyImage, left: number, right: number, top: number, bottom: number): number {
  let dark = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (pixels[y * width + x]! < DARK) dark++;
  return dark / Math.max(1, (right - left) * (bottom - top));
}
