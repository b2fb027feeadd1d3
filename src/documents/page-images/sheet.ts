import type { ImageOrder } from './image-order.ts';
import { MOST_PIXELS } from './image-order.ts';
import type { PixelRegion, PixelSize } from './page-size.ts';

/** A whole page at a scale (1, 1/2, 1/4 …) that tiles and other parts of it are cut from. */
export interface Sheet {
  size: PixelSize;
  /** The part of it that an order is for. */
  part: PixelRegion;
  /** As `orderName`. */
  name: string;
}

/**
 * Which sheet an order is best cut from: the smallest that is no smaller than what is asked for. A page is drawn
 * once for all its tiles then, where each of them would have made its scan be unpacked anew.
 * @returns undefined where the order is for the whole page, or the sheet would be too large to hold
 */
export function sheetFor(page: number, full: PixelSize, { region, size }: ImageOrder): Sheet | undefined {
  if (region.width === full.width && region.height === full.height) return undefined;
  const shrink = Math.min(region.width / size.width, region.height / size.height);
  const halvings = Math.max(0, Math.floor(Math.log2(shrink)));
  const width = Math.ceil(full.width / 2 ** halvings);
  const height = Math.ceil(full.height / 2 ** halvings);
  if (width * height > MOST_PIXELS) return undefined;
  return {
    size: { width, height },
    part: scaled(region, width / full.width, height / full.height, { width, height }),
    name: `${page}.sheet.${width}-${height}.jpg`,
  };
}

function scaled(region: PixelRegion, across: number, down: number, within: PixelSize): PixelRegion {
  const x = Math.min(within.width - 1, Math.round(region.x * across));
  const y = Math.min(within.height - 1, Math.round(region.y * down));
  const right = Math.min(within.width, Math.round((region.x + region.width) * across));
  const bottom = Math.min(within.height, Math.round((region.y + region.height) * down));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}
