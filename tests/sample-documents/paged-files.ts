import sharp from 'sharp';
import { drawText } from './blocks.ts';
import { A4, bytesOf, newPen, newSheet } from './pen.ts';
import type { SampleText } from './sample-text.ts';
import { scanText, toJpeg, toSharp } from './scanner.ts';

const title = (text: SampleText) => text.path.slice(text.path.lastIndexOf('/') + 1);

/** Letters, as an office program writes them. */
export function makePdf(text: SampleText): Promise<Buffer> {
  const sheet = newSheet(title(text));
  drawText(newPen(sheet, text, false), text);
  return bytesOf(sheet);
}

/** Images of the pages, and nothing else. */
export async function makeScannedPdf(text: SampleText): Promise<Buffer> {
  const sheet = newSheet(title(text));
  for (const scan of await scanText(text)) {
    sheet.addPage();
    sheet.image(await toJpeg(scan, text.colour), 0, 0, { width: A4.width, height: A4.height });
  }
  return bytesOf(sheet);
}

/** Images of the pages, over each the same words once more: invisible, where they stand in the image. */
export async function makeLayeredPdf(text: SampleText): Promise<Buffer> {
  const scans = await scanText(text);
  const images = await Promise.all(scans.map((scan) => toJpeg(scan, text.colour)));
  const sheet = newSheet(title(text));
  let page = 0;
  sheet.on('pageAdded', () => {
    sheet.image(images[page]!, 0, 0, { width: A4.width, height: A4.height });
    sheet.rotate(scans[page]!.tilt, { origin: [A4.width / 2, A4.height / 2] });
    sheet.x = sheet.page.margins.left;
    sheet.y = sheet.page.margins.top;
    page += 1;
  });
  drawText(newPen(sheet, text, true), text);
  return bytesOf(sheet);
}

/** A file whose end is missing, as after a copy that was broken off. */
export async function makeDamagedPdf(text: SampleText): Promise<Buffer> {
  const whole = await makeScannedPdf(text);
  return whole.subarray(0, Math.floor(whole.length / 3));
}

export async function makeImage(text: SampleText): Promise<Buffer> {
  const [scan] = await scanText(text);
  const image = toSharp(scan!.picture, text.colour);
  return text.kind === 'png'
    ? image.png({ compressionLevel: 9, palette: true, colours: 16 }).toBuffer()
    : toJpeg(scan!, text.colour);
}

/** All pages in one file, black on white, as fax machines and archives' scanners of the 2000s wrote them. */
export async function makeTiff(text: SampleText): Promise<Buffer> {
  const scans = await scanText(text);
  const pages = await Promise.all(scans.map(({ picture }) => toSharp(picture, false).threshold(150).png().toBuffer()));
  return sharp(pages, { join: { animated: true } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 7.87, yres: 7.87 })
    .toBuffer();
}
