import type { DocumentKind } from '../../../catalogue/document.ts';

/** A page that is to be drawn: points for paged files, pixels for images. */
export interface PageToDraw {
  kind: DocumentKind;
  width: number;
  height: number;
}

/** Dots an inch at which pages read best; points are 72 to the inch. */
const DOTS = 200;
const POINTS = 72;
/** Pixels: the width of an A4 page at 200 dots an inch. */
const DRAW_WIDTH = 1654;
/** A2 at 200 dots. Larger sheets are drawn smaller: a machine that reads them needs the memory for itself. */
const MOST_PIXELS = 16_000_000;

/** How many pixels wide a page is drawn to be read by a machine. */
export function drawnWidth({ kind, width, height }: PageToDraw): number {
  if (!(width > 0 && height > 0)) return DRAW_WIDTH;
  // An image says nothing of its size on paper: it is taken for a sheet of A4, and never blown up.
  const scale = kind === 'image' ? Math.min(1, DRAW_WIDTH / Math.min(width, height)) : DOTS / POINTS;
  const fits = Math.min(1, Math.sqrt(MOST_PIXELS / (width * scale * height * scale)));
  return Math.max(1, Math.round(width * scale * fits));
}
