import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { PageRaster } from '../workshop.ts';
import type { ImageFormat, ImageOrder } from './image-order.ts';
import type { PixelRegion, PixelSize } from './page-size.ts';

/** Where quality and effort stand is a matter of time: AVIF takes a second or more for a page and is not offered. */
const ENCODERS: Record<ImageFormat, (image: Sharp) => Sharp> = {
  jpg: (image) => image.jpeg({ quality: 78 }),
  webp: (image) => image.webp({ quality: 75, effort: 2 }),
  png: (image) => image.png({ compressionLevel: 6 }),
};

/** A page at one scale, kept to cut tiles from: nearly without loss, since what is cut is encoded once more. */
export function encodeSheet(raster: PageRaster, { width, height }: PixelSize): Promise<Buffer> {
  const isExact = raster.width === width && raster.height === height;
  const image = isExact ? fromRaster(raster) : fromRaster(raster).resize(width, height, { fit: 'fill' });
  return image.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
}

/** What was drawn, in the size, turn, colour and format asked for. */
export function encodeRaster(raster: PageRaster, order: ImageOrder): Promise<Buffer> {
  return finish(fromRaster(raster), raster, order);
}

/** A part of a sheet (see above), in the size, turn, colour and format asked for. */
export function encodeCut(sheet: Uint8Array, part: PixelRegion, order: ImageOrder): Promise<Buffer> {
  const { x: left, y: top, width, height } = part;
  return finish(sharp(sheet).extract({ left, top, width, height }), part, order);
}

function fromRaster({ pixels, width, height }: PageRaster): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

function finish(image: Sharp, drawn: PixelSize, order: ImageOrder): Promise<Buffer> {
  const { size, isMirrored, rotation, isGray, format } = order;
  let made = image;
  if (isMirrored) made = made.flop();
  if (rotation !== 0) made = made.rotate(rotation);
  // sharp turns before it resizes, whatever the order of the calls.
  const [width, height] = rotation % 180 === 0 ? [size.width, size.height] : [size.height, size.width];
  if (drawn.width !== size.width || drawn.height !== size.height) made = made.resize(width, height, { fit: 'fill' });
  if (isGray) made = made.grayscale().toColourspace('b-w');
  return ENCODERS[format](made).toBuffer();
}
