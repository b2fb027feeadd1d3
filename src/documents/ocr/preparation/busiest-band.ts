import { cutOut, type GreyImage } from './grey-image.ts';

/** Of a page's height: some five lines of writing. */
const BAND = 0.1;
/** Of a page's width, in its middle: enough words to judge by, in half the time. */
const ACROSS = 0.5;
/** Rows looked at, and pixels in them: one in so many. */
const STEP = 4;
const DARK = 140;
/** A row with more dark pixels than this share is no writing but a ruling or a picture. */
const TOO_DARK = 0.45;

/** The part in the middle of a level page that has most writing. */
export function busiestBand(page: GreyImage): GreyImage {
  const { pixels, width, height } = page;
  const ink: number[] = [];
  for (let y = 0; y < height; y += STEP) ink.push(inkOfRow(pixels, y * width, width));
  const rows = Math.max(1, Math.round((height * BAND) / STEP));
  let sum = ink.slice(0, rows).reduce((total, row) => total + row, 0);
  let best = { sum, start: 0 };
  for (let start = 1; start + rows <= ink.length; start++) {
    sum += ink[start + rows - 1]! - ink[start - 1]!;
    if (sum > best.sum) best = { sum, start };
  }
  const top = best.start * STEP;
  const bottom = Math.min(height, top + rows * STEP);
  const left = Math.floor((width * (1 - ACROSS)) / 2);
  return cutOut(page, { x0: left, y0: top, x1: width - left, y1: bottom });
}

function inkOfRow(pixels: Uint8Array, start: number, width: number): number {
  let dark = 0;
  for (let x = 0; x < width; x += STEP) if (pixels[start + x]! < DARK) dark++;
  return dark * STEP > width * TOO_DARK ? 0 : dark;
}
