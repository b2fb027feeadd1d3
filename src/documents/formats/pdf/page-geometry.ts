import type { Pdfium } from './pdfium.ts';

/** A box on the upright page, in points from its upper left corner. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The part of a page that is shown, in the page's own coordinates (from below), and how it is turned. */
export interface PageGeometry {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Quarter turns clockwise. */
  turns: number;
  /** Upright, in points. */
  width: number;
  height: number;
}

export function readGeometry(pdfium: Pdfium, page: number): PageGeometry {
  const { call } = pdfium;
  return pdfium.with(16, (rectangle) => {
    call.FPDF_GetPageBoundingBox(page, rectangle);
    const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.floats(rectangle, 4);
    const width = call.FPDF_GetPageWidthF(page);
    const height = call.FPDF_GetPageHeightF(page);
    return { left, top, right, bottom, turns: call.FPDFPage_GetRotation(page), width, height };
  });
}

/** From the page's own coordinates to the upright page. */
export function place(geometry: PageGeometry, left: number, top: number, right: number, bottom: number): Box {
  const [x1, y1] = turned(geometry, left, top);
  const [x2, y2] = turned(geometry, right, bottom);
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
}

function turned({ left, top, right, bottom, turns }: PageGeometry, x: number, y: number): [number, number] {
  switch (turns) {
    case 1:
      return [y - bottom, x - left];
    case 2:
      return [right - x, y - bottom];
    case 3:
      return [top - y, right - x];
    default:
      return [x - left, top - y];
  }
}
