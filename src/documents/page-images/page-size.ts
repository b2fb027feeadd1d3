import type { DocumentKind, DocumentPage } from '../../catalogue/document.ts';

/** A size in whole pixels. */
export interface PixelSize {
  width: number;
  height: number;
}

/** A rectangle in whole pixels of a page at its full size. */
export interface PixelRegion extends PixelSize {
  x: number;
  y: number;
}

/** Points are 1/72 inch; at 300 dots to the inch the smallest print of a scan can be read. */
const DOTS_PER_INCH = 300;
/** Of the longer side of a paged file: an A0 sheet at its 300 dots, a wall map at as many as fit. */
const LONGEST_SIDE = 14_100;

/**
 * How large the image of a page is when nothing is made smaller: all regions and sizes are counted on it.
 * @returns undefined for a page that has no image of its own (DOCX, DOC, text)
 */
export function fullSize(kind: DocumentKind, page: Pick<DocumentPage, 'width' | 'height'>): PixelSize | undefined {
  if (!(page.width > 0 && page.height > 0)) return undefined;
  const wanted = kind === 'image' ? 1 : DOTS_PER_INCH / 72;
  const scale = kind === 'image' ? 1 : Math.min(wanted, LONGEST_SIDE / Math.max(page.width, page.height));
  return { width: atLeastOne(page.width * scale), height: atLeastOne(page.height * scale) };
}

export function atLeastOne(pixels: number): number {
  return Math.max(1, Math.round(pixels));
}
