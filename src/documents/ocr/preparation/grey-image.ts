import sharp, { type Sharp } from 'sharp';
import type { Box } from '../seen-page.ts';

/** Rows of brightness, one byte a pixel: 0 black, 255 white. */
export interface GreyImage {
  pixels: Uint8Array;
  width: number;
  height: number;
}

export function asSharp({ pixels, width, height }: GreyImage): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 1 } });
}

export async function asGrey(picture: Sharp): Promise<GreyImage> {
  const { data, info } = await picture.greyscale().raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

/** A part of a picture, from and to whole pixels. */
export function cutOut({ pixels, width }: GreyImage, { x0, y0, x1, y1 }: Box): GreyImage {
  const cut = new Uint8Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y++) cut.set(pixels.subarray(y * width + x0, y * width + x1), (y - y0) * (x1 - x0));
  return { pixels: cut, width: x1 - x0, height: y1 - y0 };
}

/** A box with so many pixels round it, as far as there are any. */
export function widened({ x0, y0, x1, y1 }: Box, by: number, { width, height }: GreyImage): Box {
  return {
    x0: Math.max(0, x0 - by),
    y0: Math.max(0, y0 - by),
    x1: Math.min(width, x1 + by),
    y1: Math.min(height, y1 + by),
  };
}
