import type { PageRegion } from '../workshop.ts';
import { UnreadableDocument } from '../workshop.ts';

export const WHOLE_PAGE: PageRegion = { x: 0, y: 0, width: 1, height: 1 };

/** A4 at 400 dots an inch has 15 million. */
const MOST_PIXELS = 40_000_000;

/**
 * Pixels of a picture `width` wide.
 * @param page its size, in any unit
 * @throws UnreadableDocument for more pixels than anybody looks at
 */
export function drawnSize(
  page: { width: number; height: number },
  width: number,
  region: PageRegion,
): { width: number; height: number } {
  const wide = Math.max(1, Math.round(width));
  const high = Math.max(1, Math.round((wide * region.height * page.height) / (region.width * page.width)));
  if (wide * high <= MOST_PIXELS) return { width: wide, height: high };
  throw new UnreadableDocument(
    `A picture of it ${wide} pixels wide would have more than ${MOST_PIXELS / 1e6} million pixels.`,
  );
}
