import sharp from 'sharp';
import type { Metadata } from 'sharp';
import type { PageRaster, PageRegion } from '../../workshop.ts';

/** How a camera or scanner held an image (EXIF orientation 1 to 8): mirrored, then turned clockwise. */
const HELD: Readonly<Record<number, { mirror: boolean; degrees: number }>> = {
  2: { mirror: true, degrees: 0 },
  3: { mirror: false, degrees: 180 },
  4: { mirror: true, degrees: 180 },
  5: { mirror: true, degrees: 270 },
  6: { mirror: false, degrees: 90 },
  7: { mirror: true, degrees: 90 },
  8: { mirror: false, degrees: 270 },
};

export function uprightSize({ width, height, orientation = 1 }: Metadata): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** The pixels, as they are stored, of a part of the upright page. */
export function whereItLies(
  { width, height, orientation = 1 }: Metadata,
  region: PageRegion,
): { left: number; top: number; width: number; height: number } {
  const held = HELD[orientation] ?? { mirror: false, degrees: 0 };
  const far = { x: 1 - region.x - region.width, y: 1 - region.y - region.height };
  let lying = region;
  if (held.degrees === 90) lying = { x: region.y, y: far.x, width: region.height, height: region.width };
  if (held.degrees === 180) lying = { ...region, x: far.x, y: far.y };
  if (held.degrees === 270) lying = { x: far.y, y: region.x, width: region.height, height: region.width };
  if (held.mirror) lying = { ...lying, x: 1 - lying.x - lying.width };
  const left = Math.min(width - 1, Math.max(0, Math.round(lying.x * width)));
  const top = Math.min(height - 1, Math.max(0, Math.round(lying.y * height)));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(lying.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(lying.height * height))),
  };
}

export async function turnUpright(raster: PageRaster, orientation: number): Promise<PageRaster> {
  const held = HELD[orientation];
  if (!held) return raster;
  const { pixels, width, height } = raster;
  const mirrored = sharp(pixels, { raw: { width, height, channels: 3 } }).flop(held.mirror);
  const stored = await mirrored.raw().toBuffer();
  const { data, info } = await sharp(stored, { raw: { width, height, channels: 3 } })
    .rotate(held.degrees)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}
