import type { GreyImage } from './grey-image.ts';

/** Pixels of the picture for one of the sample's, each way: lines of text remain, letters need not. */
const STEP = 4;
/** Pages are put on the glass by hand; more than this is no page but something on it. */
const STEEPEST = 5;
const COARSE = 0.25;
const FINE = 0.05;
/** Points looked at: a photograph has far more dark ones than a page of text, and none the wiser. */
const MOST_POINTS = 60_000;

/** Dark points of a picture, one for each square of it that has any. */
interface DarkPoints {
  xs: Uint16Array;
  ys: Uint16Array;
  /** Of the grid they lie on. */
  width: number;
  height: number;
}

/**
 * Of a picture whose paper is white.
 * @param step sides of the squares in pixels: the fewer, the smaller what is seen
 */
export function darkPoints({ pixels, width, height }: GreyImage, step = STEP): DarkPoints {
  const across = Math.floor(width / step);
  const down = Math.floor(height / step);
  const found: number[] = [];
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++)
      if (isDark(pixels, (y * width + x) * step, width, step)) found.push(y * across + x);
  const every = Math.ceil(found.length / MOST_POINTS);
  const kept = found.filter((_, at) => at % every === 0);
  return {
    xs: Uint16Array.from(kept, (point) => point % across),
    ys: Uint16Array.from(kept, (point) => Math.floor(point / across)),
    width: across,
    height: down,
  };
}

/** How many times more than rows the columns must differ: a ruled table has as many lines either way. */
const SIDEWAYS = 2;

const DARK = 140;

function isDark(pixels: Uint8Array, corner: number, width: number, step: number): boolean {
  for (let y = 0; y < step; y++) for (let x = 0; x < step; x++) if (pixels[corner + y * width + x]! < DARK) return true;
  return false;
}

/**
 * By how many degrees lines fall to the right; 0 where there are none.
 * @param most degrees looked at, each way
 */
export function tiltOf(points: DarkPoints, most = STEEPEST): number {
  const coarse = steepest(points, 0, most, COARSE);
  return steepest(points, coarse, COARSE, FINE);
}

/** Whether the lines of a page run up or down it rather than across. */
export function isSideways(page: GreyImage): boolean {
  const points = darkPoints(page);
  const { xs, ys, width, height } = points;
  const across = contrastOfRows(points, tiltOf(points));
  const turned = { xs: ys, ys: xs, width: height, height: width };
  return contrastOfRows(turned, tiltOf(turned)) > across * SIDEWAYS;
}

/** The angle round `middle` at which rows full of writing and empty rows differ most. */
function steepest(points: DarkPoints, middle: number, reach: number, step: number): number {
  let best = middle;
  let most = contrastOfRows(points, middle);
  for (let angle = middle - reach; angle <= middle + reach; angle += step) {
    const contrast = contrastOfRows(points, angle);
    if (contrast > most) [most, best] = [contrast, angle];
  }
  return best;
}

/** How much neighbouring rows differ in writing, when rows fall by `angle` degrees. */
function contrastOfRows({ xs, ys, width, height }: DarkPoints, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const offset = Math.ceil(Math.abs(slope) * width);
  const rows = new Float64Array(height + 2 * offset + 1);
  for (let at = 0; at < xs.length; at++) rows[Math.round(ys[at]! - xs[at]! * slope) + offset]!++;
  let contrast = 0;
  for (let row = 1; row < rows.length; row++) contrast += (rows[row]! - rows[row - 1]!) ** 2;
  return contrast;
}
