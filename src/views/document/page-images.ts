import type { DocumentKind, DocumentPage } from '../../catalogue/document.ts';
import { fullSize } from '../../documents/page-images/page-size.ts';
import { pageImageAddress } from '../../i18n/addresses.ts';

/** The image of a page in the sizes a browser may choose from, each in a modern format and in one for all. */
export interface PageImage {
  webp: string;
  jpeg: string;
  /** For a browser that knows no choice. */
  src: string;
  large: string;
  /** Of the page, in whole pixels: keeps its place while it comes. */
  width: number;
  height: number;
}

/** Few, so that readers share what is drawn: phones, phones with fine screens, wide screens, fine wide screens. */
const WIDTHS = [480, 640, 1000, 1400];
const USUAL = 640;
const THUMBNAIL = 160;

type Measured = Pick<DocumentPage, 'number' | 'width' | 'height'>;

/** @returns undefined for a page without an image of its own */
export function pageImage(id: string, kind: DocumentKind, page: Measured): PageImage | undefined {
  const full = fullSize(kind, page);
  if (!full) return undefined;
  const widths = [...WIDTHS.filter((width) => width < full.width), Math.min(full.width, WIDTHS.at(-1)!)];
  const choice = (format: 'webp' | 'jpg') =>
    [...new Set(widths)].map((width) => `${pageImageAddress(id, page.number, width, format)} ${width}w`).join(', ');
  return {
    webp: choice('webp'),
    jpeg: choice('jpg'),
    src: pageImageAddress(id, page.number, Math.min(USUAL, full.width), 'jpg'),
    large: pageImageAddress(id, page.number, 'max', 'jpg'),
    ...full,
  };
}

/** A small image of a page. @returns undefined for a page without an image of its own */
export function thumbnail(id: string, kind: DocumentKind, page: Measured) {
  const full = fullSize(kind, page);
  if (!full) return undefined;
  const width = Math.min(THUMBNAIL, full.width);
  const height = Math.max(1, Math.round((width * full.height) / full.width));
  return { src: pageImageAddress(id, page.number, width, 'jpg'), width, height };
}

/**
 * How wide the image stands, for browsers to choose by. On a phone less than half of the truth: there the letters of
 * a page are too small to read at any fineness, the text stands beneath, and enlarging fetches what it shows. A
 * screen of 360 px takes 480 however fine it is (budget: 250 kB for the first page with everything; 640 of a page
 * full of print are 115 kB).
 */
export const IMAGE_SIZES = '(max-width: 760px) 44vw, (max-width: 999px) 94vw, 610px';
