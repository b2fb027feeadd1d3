import type { PixelRegion, PixelSize } from './page-size.ts';

export const IMAGE_FORMATS = ['jpg', 'webp', 'png'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];
export const ROTATIONS = [0, 90, 180, 270] as const;
export type Rotation = (typeof ROTATIONS)[number];

/** What becomes of a page, or a part of it, once it is drawn. */
export interface Finish {
  /** Before it is turned. */
  size: PixelSize;
  /** Left and right changed, before it is turned. */
  isMirrored: boolean;
  /** Degrees, clockwise. */
  rotation: Rotation;
  isGray: boolean;
  /** `sheet`: kept to cut other images from. */
  format: ImageFormat | 'sheet';
}

/** An image of a page as somebody wants it. Everything is settled: two orders for the same image are equal. */
export interface ImageOrder extends Finish {
  /** Of the page at its full size; the image is never larger. */
  region: PixelRegion;
  format: ImageFormat;
}

/** How many pixels an image may have in all: an A4 page at its full size fits, twelve million pixels take 36 MB. */
export const MOST_PIXELS = 12_000_000;

/** One name for one image of a page: digits, letters, dots and hyphens. @param page from 1 */
export function orderName(page: number, { region, size, isMirrored, rotation, isGray, format }: ImageOrder): string {
  const { x, y, width, height } = region;
  const turned = `${isMirrored ? 'm' : ''}${rotation}`;
  return `${page}.${x}-${y}-${width}-${height}.${size.width}-${size.height}.${turned}${isGray ? '.gray' : ''}.${format}`;
}
