import { IMAGE_FORMATS, ROTATIONS } from '../../documents/page-images/image-order.ts';
import type { ImageOrder, Rotation } from '../../documents/page-images/image-order.ts';
import type { PixelSize } from '../../documents/page-images/page-size.ts';
import { isRefused, wrong } from './refused.ts';
import type { Refused } from './refused.ts';
import { readRegion } from './region.ts';
import { largestWithin, readSize } from './size.ts';

/** The parameters of an image request as they stand in its address, decoded. */
export interface ImageParameters {
  region: string;
  size: string;
  rotation: string;
  quality: string;
  format: string;
}

/** Those beyond `default`: `color` is what every image has that is not gray. */
export const EXTRA_QUALITIES = ['color', 'gray'];
const ROTATION = /^(!?)(\d{1,3})(?:\.0*)?$/;

/** What an image request of the IIIF Image API 3.0 asks for, at level 2 and with mirroring. */
export function readImageRequest(given: ImageParameters, full: PixelSize): ImageOrder | Refused {
  const region = readRegion(given.region, full);
  if (isRefused(region)) return region;
  const size = readSize(given.size, region);
  if (isRefused(size)) return size;
  const [, mirror, degrees = ''] = ROTATION.exec(given.rotation) ?? [];
  const rotation = rotationOf(degrees);
  if (rotation === undefined) return wrong('rotation is 0, 90, 180 or 270, with ! before it or not.');
  if (given.quality !== 'default' && !EXTRA_QUALITIES.includes(given.quality)) {
    return wrong('quality is default, color or gray.');
  }
  const format = IMAGE_FORMATS.find((known) => known === given.format);
  if (!format) return wrong(`format is one of ${IMAGE_FORMATS.join(', ')}.`);
  return { region, size, rotation, isMirrored: mirror === '!', isGray: given.quality === 'gray', format };
}

/** The one address, among all that lead to an image, by which it should be known (§4.8). */
export function canonicalParameters(order: ImageOrder, full: PixelSize): string {
  const { region, size, rotation, isMirrored, isGray, format } = order;
  const isWhole = region.width === full.width && region.height === full.height;
  const largest = largestWithin(region);
  const isLargest = size.width === largest.width && size.height === largest.height;
  return [
    isWhole ? 'full' : [region.x, region.y, region.width, region.height].join(','),
    isLargest ? 'max' : `${size.width},${size.height}`,
    `${isMirrored ? '!' : ''}${rotation}`,
    `${isGray ? 'gray' : 'default'}.${format}`,
  ].join('/');
}

function rotationOf(degrees: string): Rotation | undefined {
  if (degrees === '') return undefined;
  return ROTATIONS.find((known) => known === (degrees === '360' ? 0 : Number(degrees)));
}
