import { IMAGE_FORMATS, MOST_PIXELS } from '../../documents/page-images/image-order.ts';
import type { PixelSize } from '../../documents/page-images/page-size.ts';
import { imageServiceAddress, manifestAddress } from '../../i18n/addresses.ts';
import { EXTRA_QUALITIES } from './image-request.ts';

export const PROFILE_LINK = '<http://iiif.io/api/image/3/level2.json>;rel="profile"';
/** Pixels a side: an A4 page at its full size is 35 of them. */
const TILE = 512;

/** What a viewer must know of an image before it asks for parts of it (IIIF Image API 3.0 §5). */
export function imageInfo(id: string, page: number, full: PixelSize, origin: string): object {
  const scaleFactors = halvingsOf(full);
  return {
    id: origin + imageServiceAddress(id, page),
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level2',
    width: full.width,
    height: full.height,
    maxArea: MOST_PIXELS,
    sizes: scaleFactors
      .map((factor) => ({ width: Math.ceil(full.width / factor), height: Math.ceil(full.height / factor) }))
      .filter(({ width, height }) => width * height <= MOST_PIXELS)
      .reverse(),
    tiles: [{ width: TILE, height: TILE, scaleFactors }],
    preferredFormats: ['webp', 'jpg'],
    extraFormats: IMAGE_FORMATS.filter((format) => format === 'webp'),
    extraQualities: EXTRA_QUALITIES,
    extraFeatures: ['canonicalLinkHeader', 'mirroring', 'profileLinkHeader'],
    partOf: [{ id: origin + manifestAddress(id), type: 'Manifest' }],
  };
}

/** 1, 2, 4 … until the whole page is one tile. */
function halvingsOf({ width, height }: PixelSize): number[] {
  const factors = [1];
  while (Math.max(width, height) / factors.at(-1)! > TILE) factors.push(factors.at(-1)! * 2);
  return factors;
}
