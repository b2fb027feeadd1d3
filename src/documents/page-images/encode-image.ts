import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { PageRaster } from '../workshop.ts';
import type { Finish } from './image-order.ts';
import type { PixelRegion, PixelSize } from './page-size.ts';

// One thread for an image, and no memory kept between them.
sharp.concurrency(1);
sharp.cache(false);

/** Where quality and effort stand is a matter of time: AVIF takes a second or more for a page and is not offered. */
const ENCODERS: Record<Finish['format'], (image: Sharp) => Sharp> = {
  jpg: (image) => image.jpeg({ quality: 78 }),
  webp: (image) => image.webp({ quality: 75, effort: 2 }),
  png: (image) => image.png({ compressionLevel: 6 }),
  // Nearly without loss, since what is cut from it is encoded once more.
  sheet: (image) => image.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }),
};

/** What was drawn, in the size, turn, colour and format asked for. */
export function encodeRaster(raster: PageRaster, as: Finish): Promise<Buffer> {
  const { pixels, width, height } = raster;
  return finish(sharp(pixels, { raw: { width, height, channels: 3 } }), raster, as);
}

/** A part of a sheet, in the size, turn, colour and format asked for. */
export function encodeCut(sheet: Uint8Array, part: PixelRegion, as: Finish): Promise<Buffer> {
  const { x: left, y: top, width, height } = part;
  return finish(sharp(sheet).extract({ left, top, width, height }), part, as);
}

function finish(image: Sharp, drawn: PixelSize, as: Finish): Promise<Buffer> {
  const { size, isMirrored, rotation, isGray, format } = as;
  let made = image;
  if (isMirrored) made = made.flop();
  if (rotation !== 0) made = made.rotate(rotation);
  // sharp turns before it resizes, whatever the order of the calls.
  const [width, height] = rotation % 180 === 0 ? [size.width, size.height] : [size.height, size.width];
  if (drawn.width !== size.width || drawn.height !== size.height) made = made.resize(width, height, { fit: 'fill' });
  if (isGray) made = made.grayscale().toColourspace('b-w');
  return ENCODERS[format](made).toBuffer();
}
