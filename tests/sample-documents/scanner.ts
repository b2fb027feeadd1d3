import { createHash } from 'node:crypto';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';
import { seededRandom } from '../bench/random.ts';
import { agePage, type Picture } from './aged-paper.ts';
import { drawText } from './blocks.ts';
import { bytesOf, newPen, newSheet } from './pen.ts';
import type { SampleText } from './sample-text.ts';

/** Dots per inch: what archives scan papers with. */
const DPI = 200;
const POINTS_PER_INCH = 72;
/** Degrees. */
const MOST_TILT = 0.9;
const JPEG_QUALITY = 55;

export interface Scan {
  picture: Picture;
  /** Degrees, clockwise. */
  tilt: number;
}

/** Draws a text cleanly, ages every page and gives the pictures of them. The same text gives the same pictures. */
export async function scanText(text: SampleText): Promise<Scan[]> {
  const sheet = newSheet(text.path);
  drawText(newPen(sheet, text, false), text);
  const pages = await pictures(await bytesOf(sheet));
  const random = seededRandom(createHash('sha256').update(text.path).digest().readUInt32BE(0));
  return pages.map((clean) => {
    const tilt = (random.next() * 2 - 1) * MOST_TILT;
    return { tilt, picture: agePage(clean, { random, tilt: (tilt * Math.PI) / 180, colour: text.colour }) };
  });
}

async function pictures(pdf: Buffer): Promise<Picture[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const drawn: Picture[] = [];
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale: DPI / POINTS_PER_INCH, render: 'bitmap' });
      drawn.push({ pixels: withoutAlpha(data), width, height });
    }
    document.destroy();
    return drawn;
  } finally {
    library.destroy();
  }
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  return rgba.filter((_, at) => at % 4 !== 3);
}

export function toSharp({ pixels, width, height }: Picture, colour: boolean): Sharp {
  const image = sharp(pixels, { raw: { width, height, channels: 3 } }).withMetadata({ density: DPI });
  return colour ? image : image.greyscale();
}

export function toJpeg({ picture }: Scan, colour: boolean): Promise<Buffer> {
  return toSharp(picture, colour).jpeg({ quality: JPEG_QUALITY, mozjpeg: true }).toBuffer();
}
