/** More costs time and reads no better; with less, accents run together. */
const DOTS_PER_INCH = 200;
const POINTS_PER_INCH = 72;
/** A little more than A3 at 200 dots an inch. */
const MOST_PIXELS = 9_000_000;

/**
 * How many pixels wide a page is to be drawn for reading by machine: at 200 dots an inch, 1654 for A4; a picture
 * as it is, but no larger than helps.
 * @param page its size in points, or in pixels where it is a picture
 */
export function readingWidth(page: { width: number; height: number }, unit: 'points' | 'pixels'): number {
  const scale = unit === 'points' ? DOTS_PER_INCH / POINTS_PER_INCH : 1;
  const most = Math.sqrt(MOST_PIXELS / (page.width * page.height));
  return Math.max(1, Math.round(page.width * Math.min(scale, most)));
}
