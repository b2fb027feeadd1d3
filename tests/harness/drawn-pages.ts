import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import PDFDocument from 'pdfkit';
import sharp, { type Sharp } from 'sharp';
import type { PageRaster } from '../../src/documents/workshop.ts';

export interface DrawnPage {
  /** What stands on it, a line for each line. */
  text: string;
  raster: PageRaster;
}

/** An office printer of today, a typewriter, and the portal's own face. */
export type Typeface = 'print' | 'typewriter' | 'sans';

export interface PageDesign {
  typeface?: Typeface;
  /** Points. */
  size?: number;
  columns?: number;
}

const DOTS_PER_POINT = 200 / 72;
const MARGIN = 72;
const require = createRequire(import.meta.url);
const SAMPLE_FONTS = new URL('../sample-documents/fonts/', import.meta.url);
const FONTS: Readonly<Record<Typeface, string>> = {
  print: fileURLToPath(new URL('texgyretermes-regular.otf', SAMPLE_FONTS)),
  typewriter: fileURLToPath(new URL('texgyrecursor-regular.otf', SAMPLE_FONTS)),
  sans: require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
};

/** Sets paragraphs on as many A4 pages as they take, at 200 dots an inch, clean as from a printer. */
export async function drawPages(paragraphs: readonly string[], design: PageDesign = {}): Promise<DrawnPage[]> {
  const library = await PDFiumLibrary.init();
  const file = await library.loadDocument(await setAsPdf(paragraphs, design));
  const drawn: DrawnPage[] = [];
  for (const page of file.pages()) {
    // Before it is drawn: PDFium's text of a page that was drawn first cannot be had.
    const text = page.getText().replaceAll('\r\n', '\n');
    const { data, width, height } = await page.render({ scale: DOTS_PER_POINT, render: 'bitmap' });
    drawn.push({ text, raster: await asRaster(sharp(data, { raw: { width, height, channels: 4 } })) });
  }
  file.destroy();
  library.destroy();
  return drawn;
}

/** The picture of anything, on white. */
export async function asRaster(picture: Sharp): Promise<PageRaster> {
  const onWhite = picture.flatten({ background: '#fff' }).toColourspace('srgb').removeAlpha();
  const { data, info } = await onWhite.raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

function setAsPdf(paragraphs: readonly string[], design: PageDesign): Promise<Buffer> {
  const { typeface = 'print', size = 12, columns = 1 } = design;
  const pdf = new PDFDocument({ size: 'A4', margin: MARGIN });
  const bytes = buffer(pdf);
  pdf.font(FONTS[typeface]).fontSize(size);
  for (const paragraph of paragraphs) pdf.text(paragraph, { columns, paragraphGap: size / 2, lineGap: size / 4 });
  pdf.end();
  return bytes;
}
