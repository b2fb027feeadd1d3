import type { PixelRegion, PixelSize } from '../../documents/page-images/page-size.ts';
import { wrong } from './refused.ts';
import type { Refused } from './refused.ts';

const PIXELS = /^(\d{1,9}),(\d{1,9}),(\d{1,9}),(\d{1,9})$/;
const PERCENT = /^pct:(\d{0,9}\.?\d{0,9}),(\d{0,9}\.?\d{0,9}),(\d{0,9}\.?\d{0,9}),(\d{0,9}\.?\d{0,9})$/;

/** The region of an image request (IIIF Image API 3.0 §4.1), cropped at the edges of the image. */
export function readRegion(given: string, full: PixelSize): PixelRegion | Refused {
  if (given === 'full') return { x: 0, y: 0, ...full };
  if (given === 'square') return squareOf(full);
  const pixels = numbersIn(PIXELS, given);
  if (pixels) return cropped(pixels, full);
  const percent = numbersIn(PERCENT, given);
  if (!percent) return wrong('region is full, square, x,y,w,h or pct:x,y,w,h.');
  const [x, y, width, height] = percent;
  return cropped(
    [share(x, full.width), share(y, full.height), side(width, full.width), side(height, full.height)],
    full,
  );
}

type Four = [number, number, number, number];

function numbersIn(pattern: RegExp, given: string): Four | undefined {
  const numbers = pattern.exec(given)?.slice(1).map(Number.parseFloat);
  if (!numbers || numbers.some(Number.isNaN)) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  return [x, y, width, height];
}

function squareOf({ width, height }: PixelSize): PixelRegion {
  const length = Math.min(width, height);
  return { x: Math.floor((width - length) / 2), y: Math.floor((height - length) / 2), width: length, height: length };
}

function share(percent: number, whole: number): number {
  return Math.round((percent * whole) / 100);
}

/** Of a side that is not nothing, at least a pixel. */
function side(percent: number, whole: number): number {
  return percent > 0 ? Math.max(1, share(percent, whole)) : 0;
}

function cropped([x, y, width, height]: Four, full: PixelSize): PixelRegion | Refused {
  if (width === 0 || height === 0) return wrong('The region has no area.');
  if (x >= full.width || y >= full.height) return wrong('The region lies outside the image.');
  return { x, y, width: Math.min(width, full.width - x), height: Math.min(height, full.height - y) };
}
