import type { PageRaster } from '../../workshop.ts';
import type { GreyImage } from './grey-image.ts';

/** How far red must stand out before green and blue: yellowed paper and brown ink stay below. Levels, of 255. */
const LEAST = 28;
/** Fewer red pixels than this make no letter. */
const FEWEST = 400;
/** A pixel redder than this share of the red ones is as dark as ink can be: stamps fade. */
const FULL = 0.6;
/** However faded, ink stands out so much from LEAST. */
const FAINTEST = 16;

/** The red ink of a page alone, dark on white: stamps, whatever is written beneath. Undefined where there is none. */
export function redInk({ pixels, width, height }: PageRaster): GreyImage | undefined {
  const redness = new Uint8Array(width * height);
  const histogram = new Uint32Array(256);
  for (let at = 0; at < redness.length; at++) {
    const red = pixels[at * 3]! - Math.max(pixels[at * 3 + 1]!, pixels[at * 3 + 2]!) - LEAST;
    if (red <= 0) continue;
    redness[at] = red;
    histogram[red]!++;
  }
  const found = histogram.reduce((sum, count) => sum + count, 0);
  if (found < FEWEST) return undefined;
  let below = 0;
  const full = histogram.findIndex((count) => (below += count) >= found * FULL);
  const factor = 255 / Math.max(full, FAINTEST);
  return { pixels: redness.map((red) => 255 - Math.min(255, red * factor)), width, height };
}
