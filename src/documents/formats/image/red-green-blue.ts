import type { OutputInfo } from 'sharp';
import type { PageRaster } from '../../workshop.ts';

/** Three bytes a pixel, from one (grey), two (with opacity), three or four. */
export function redGreenBlue(data: Buffer, { width, height, channels }: OutputInfo): PageRaster {
  if (channels === 3) return { pixels: data, width, height };
  const pixels = Buffer.allocUnsafe(width * height * 3);
  const isGrey = channels < 3;
  for (let from = 0, to = 0; to < pixels.length; from += channels, to += 3) {
    pixels[to] = data[from] ?? 255;
    pixels[to + 1] = data[isGrey ? from : from + 1] ?? 255;
    pixels[to + 2] = data[isGrey ? from : from + 2] ?? 255;
  }
  return { pixels, width, height };
}
