import type { PageRaster, PageRegion } from '../../workshop.ts';
import { drawnSize } from '../drawn-size.ts';
import { readGeometry } from './page-geometry.ts';
import type { Pdfium } from './pdfium.ts';

const THREE_BYTES = 2;
const WHITE = 0xffffffff;
/** With what lies on the page (seals, signatures), red first. */
const FLAGS = 0x01 | 0x10;

/** @throws UnreadableDocument for a picture beyond all measure */
export function drawPage(pdfium: Pdfium, page: number, width: number, region: PageRegion): PageRaster {
  const { call } = pdfium;
  const geometry = readGeometry(pdfium, page);
  const size = drawnSize(geometry, width, region);
  const stride = size.width * 3;
  return pdfium.with(stride * size.height, (buffer) => {
    const bitmap = call.FPDFBitmap_CreateEx(size.width, size.height, THREE_BYTES, buffer, stride);
    try {
      call.FPDFBitmap_FillRect(bitmap, 0, 0, size.width, size.height, WHITE);
      const whole = { width: size.width / region.width, height: size.height / region.height };
      const [x, y] = [-region.x * whole.width, -region.y * whole.height];
      call.FPDF_RenderPageBitmap(bitmap, page, round(x), round(y), round(whole.width), round(whole.height), 0, FLAGS);
    } finally {
      call.FPDFBitmap_Destroy(bitmap);
    }
    return { pixels: pdfium.bytes(buffer, stride * size.height).slice(), ...size };
  });
}

function round(pixels: number): number {
  return Math.round(pixels);
}
