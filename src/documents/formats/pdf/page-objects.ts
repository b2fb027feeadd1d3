import type { PageGeometry } from './page-geometry.ts';
import type { Pdfium } from './pdfium.ts';

/** What is drawn on a page besides its characters. */
export interface PageObjects {
  /** Part of the page that images cover, 0 to 1. */
  imageShare: number;
  /** Text that lies beneath large images, so that nobody sees it. */
  isTextCovered: boolean;
  paths: number;
}

const PATH = 2;
const IMAGE = 3;
const TEXT = 1;
const FORM = 5;
/** Enough to know what a page is. */
const MOST_OBJECTS = 20_000;
const DEEPEST_FORM = 4;
const LARGE = 0.5;

export function readObjects(pdfium: Pdfium, page: number, geometry: PageGeometry): PageObjects {
  const { call } = pdfium;
  const area = Math.abs((geometry.right - geometry.left) * (geometry.top - geometry.bottom)) || 1;
  const found = { seen: 0, images: 0, paths: 0, texts: 0, textsBeneath: 0 };
  pdfium.with(16, (bounds) => {
    const visit = (count: number, object: (index: number) => number, depth: number): void => {
      for (let index = 0; index < count && found.seen < MOST_OBJECTS; index++) {
        found.seen++;
        const one = object(index);
        const type = call.FPDFPageObj_GetType(one);
        if (type === PATH) found.paths++;
        else if (type === TEXT) found.texts++;
        else if (type === IMAGE) {
          found.images += shareOf(one, bounds);
          if (found.images >= LARGE) found.textsBeneath = found.texts;
        } else if (type === FORM && depth < DEEPEST_FORM) {
          visit(call.FPDFFormObj_CountObjects(one), (at) => call.FPDFFormObj_GetObject(one, at), depth + 1);
        }
      }
    };
    visit(call.FPDFPage_CountObjects(page), (at) => call.FPDFPage_GetObject(page, at), 0);
  });
  return {
    imageShare: Math.min(1, found.images),
    isTextCovered: found.textsBeneath > found.texts / 2,
    paths: found.paths,
  };

  function shareOf(image: number, bounds: number): number {
    if (!call.FPDFPageObj_GetBounds(image, bounds, bounds + 4, bounds + 8, bounds + 12)) return 0;
    const [left = 0, bottom = 0, right = 0, top = 0] = pdfium.floats(bounds, 4);
    const wide = Math.min(right, geometry.right) - Math.max(left, geometry.left);
    const high = Math.min(top, geometry.top) - Math.max(bottom, geometry.bottom);
    return wide > 0 && high > 0 ? (wide * high) / area : 0;
  }
}
