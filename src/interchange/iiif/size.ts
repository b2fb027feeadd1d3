import { MOST_PIXELS } from '../../documents/page-images/image-order.ts';
import { atLeastOne } from '../../documents/page-images/page-size.ts';
import type { PixelSize } from '../../documents/page-images/page-size.ts';
import { wrong } from './refused.ts';
import type { Refused } from './refused.ts';

const BOTH = /^(!?)(\d{1,9}),(\d{1,9})$/;
const WIDTH = /^(\d{1,9}),$/;
const HEIGHT = /^,(\d{1,9})$/;
const PERCENT = /^pct:(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})$/;

/** The size of an image request (IIIF Image API 3.0 §4.2) for this region. Nothing is made larger than it is. */
export function readSize(given: string, region: PixelSize): PixelSize | Refused {
  const mayGrow = given.startsWith('^');
  const wanted = sizeWanted(mayGrow ? given.slice(1) : given, region, mayGrow);
  if (!wanted) return wrong('size is max, w, or ,h or w,h or !w,h or pct:n, with ^ before it or not.');
  if (wanted.width < 1 || wanted.height < 1) return wrong('The image would have no area.');
  if (wanted.width > region.width || wanted.height > region.height) {
    return mayGrow
      ? { status: 501, detail: 'Images are not made larger than the region.' }
      : wrong('The size is larger than the region.');
  }
  return wanted.width * wanted.height > MOST_PIXELS
    ? wrong(`An image may have at most ${MOST_PIXELS} pixels: see maxArea in info.json.`)
    : wanted;
}

/** The largest image of a region that is made. */
export function largestWithin(region: PixelSize): PixelSize {
  return fitted(region, Math.min(1, limitOf(region)));
}

function sizeWanted(given: string, region: PixelSize, mayGrow: boolean): PixelSize | undefined {
  if (given === 'max') return mayGrow ? fitted(region, limitOf(region)) : largestWithin(region);
  const [, percent] = PERCENT.exec(given) ?? [];
  if (percent !== undefined) return ofPercent(Number(percent), region);
  const [, width] = WIDTH.exec(given) ?? [];
  if (width !== undefined) return ofSide('width', Number(width), region);
  const [, height] = HEIGHT.exec(given) ?? [];
  if (height !== undefined) return ofSide('height', Number(height), region);
  const [, confined, most, tallest] = BOTH.exec(given) ?? [];
  if (most === undefined || tallest === undefined) return undefined;
  const box = { width: Number(most), height: Number(tallest) };
  return confined === '!' ? confine(region, box, mayGrow) : box;
}

function ofPercent(percent: number, region: PixelSize): PixelSize {
  if (percent === 0) return { width: 0, height: 0 };
  // More than the whole is too much, also where it is less than a pixel more.
  if (percent > 100) return { width: ceilOf(region.width, percent), height: ceilOf(region.height, percent) };
  return scaled(region, percent / 100);
}

function ceilOf(pixels: number, percent: number): number {
  return Math.max(pixels + 1, Math.ceil((pixels * percent) / 100));
}

function ofSide(side: keyof PixelSize, length: number, region: PixelSize): PixelSize {
  return length > 0 ? { ...scaled(region, length / region[side]), [side]: length } : { width: 0, height: 0 };
}

function confine(region: PixelSize, box: PixelSize, mayGrow: boolean): PixelSize {
  if (box.width < 1 || box.height < 1) return { width: 0, height: 0 };
  const fitting = Math.min(box.width / region.width, box.height / region.height, limitOf(region));
  return fitted(region, mayGrow ? fitting : Math.min(1, fitting));
}

/** How many times as large, in each direction, the largest image is that may be made of a region. */
function limitOf({ width, height }: PixelSize): number {
  return Math.sqrt(MOST_PIXELS / (width * height));
}

function scaled({ width, height }: PixelSize, scale: number): PixelSize {
  return { width: atLeastOne(width * scale), height: atLeastOne(height * scale) };
}

/** Never beyond what the scale was made to fit into; what is lost of a whole number in reckoning is given back. */
function fitted({ width, height }: PixelSize, scale: number): PixelSize {
  const fit = (pixels: number) => Math.max(1, Math.floor(pixels * scale + 1e-6));
  return { width: fit(width), height: fit(height) };
}
