import type { GreyImage } from '../preparation/grey-image.ts';
import type { SeenLine } from '../seen-page.ts';

/** Accents may stand out of a word's box. Pixels. */
const AROUND = 4;

/** The picture of a page with what was read on it whitened. */
export function withoutWords({ pixels, width, height }: GreyImage, lines: readonly SeenLine[]): GreyImage {
  const left = Uint8Array.from(pixels);
  for (const { bbox } of lines.flatMap(({ words }) => words)) {
    const [from, to] = [Math.max(0, bbox.x0 - AROUND), Math.min(width, bbox.x1 + AROUND)];
    const bottom = Math.min(height, bbox.y1 + AROUND);
    for (let y = Math.max(0, bbox.y0 - AROUND); y < bottom; y++) left.fill(255, y * width + from, y * width + to);
  }
  return { pixels: left, width, height };
}
