import { cutOut, type GreyImage } from './grey-image.ts';

/** Of a page's height: some five lines of writing. */
const BAND = 0.1;
/** Of a page's width: enough words to judge by, in half the time. */
const ACROSS = 0.5;
/** Rows looked at, and pixels in them: one in so many. */
const STEP = 4;
const DARK = 140;
/** A row with more dark pixels than this share is no writing but a ruling or a picture. */
const TOO_DARK = 0.45;

/** The part of a level page that has most writing. */
export function busiestBand(page: GreyImage): GreyImage {
  const rows = inkOfRows(page);
  const high = Math.round((page.height * BAND) / STEP);
  const top = busiest(rows, high);
  const columns = inkOfColumns(page, top, Math.min(rows.length, top + high));
  const wide = Math.round((page.width * ACROSS) / STEP);
  const left = busiest(columns, wide);
  const x1 = Math.min(page.width, (left + Math.max(1, wide)) * STEP);
  const y1 = Math.min(page.height, (top + Math.max(1, high)) * STEP);
  return cutOut(page, { x0: left * STEP, y0: top * STEP, x1, y1 });
}

/** Where the stretch of this length begins that has most ink; of equal ones the first. */
function busiest(ink: readonly number[], length: number): number {
  let sum = ink.slice(0, length).reduce((total, one) => total + one, 0);
  let best = { sum, start: 0 };
  for (let start = 1; start + length <= ink.length; start++) {
    sum += ink[start + length - 1]! - ink[start - 1]!;
    if (sum > best.sum) best = { sum, start };
  }
  return best.start;
}

function inkOfRows({ pixels, width, height }: GreyImage): number[] {
  const ink: number[] = [];
  for (let y = 0; y < height; y += STEP) {
    let dark = 0;
    for (let x = 0; x < width; x += STEP) if (pixels[y * width + x]! < DARK) dark++;
    ink.push(dark * STEP > width * TOO_DARK ? 0 : dark);
  }
  return ink;
}

/** @param first @param end rows looked at, counted in steps */
function inkOfColumns({ pixels, width }: GreyImage, first: number, end: number): number[] {
  const ink: number[] = [];
  for (let x = 0; x < width; x += STEP) {
    let dark = 0;
    for (let row = first; row < end; row++) if (pixels[row * STEP * width + x]! < DARK) dark++;
    ink.push(dark);
  }
  return ink;
}
