import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

const require = createRequire(import.meta.url);
const LETTERS = require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf');
/** An A4 page in points. */
const A4 = { width: 595.28, height: 841.89 };
const LINES_ON_A_PAGE = 42;

/** A PDF with a text layer, a page for each text. */
export function textPdf(texts: readonly string[]): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', autoFirstPage: false, info: { CreationDate: new Date(0) } });
  pdf.font(LETTERS).fontSize(11);
  for (const text of texts) pdf.addPage().text(text, 60, 60, { width: A4.width - 120 });
  return finished(pdf);
}

/** A PDF of scans: a page is one picture of A4 at so many dots to the inch, with the grain of old paper. */
export async function scannedPdf(pages: number, dotsPerInch: number): Promise<Buffer> {
  const width = Math.round((A4.width / 72) * dotsPerInch);
  const height = Math.round((A4.height / 72) * dotsPerInch);
  const pictures = await Promise.all([1, 2, 3].map((seed) => scan(width, height, seed)));
  const pdf = new PDFDocument({ size: 'A4', autoFirstPage: false, info: { CreationDate: new Date(0) } });
  for (let page = 0; page < pages; page++) {
    pdf.addPage().image(pictures[page % pictures.length]!, 0, 0, { width: A4.width, height: A4.height });
  }
  return finished(pdf);
}

/** As many lines as fill a page. */
export function pageOfText(sentence: string): string {
  return Array.from({ length: LINES_ON_A_PAGE }, (_, i) => `${i + 1}. ${sentence}`).join('\n');
}

async function scan(width: number, height: number, seed: number): Promise<Buffer> {
  const size = Math.round(height / 75);
  const lines = Array.from({ length: LINES_ON_A_PAGE }, (_, i) => {
    const y = Math.round(height * 0.08) + Math.round(i * height * 0.02);
    return `<text x="${Math.round(width * 0.1)}" y="${y}">Tờ ${seed}, dòng ${i + 1}: tờ trình về việc đắp đê và sửa cống năm 1931</text>`;
  });
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-size="${size}">
    <rect width="100%" height="100%" fill="#efe7d3"/>${lines.join('')}</svg>`;
  const grain = await sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 12 } },
  })
    .png()
    .toBuffer();
  return sharp(Buffer.from(page))
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 80 })
    .toBuffer();
}

async function finished(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  pdf.on('end', resolve).on('error', reject);
  pdf.end();
  await promise;
  return Buffer.concat(chunks);
}
