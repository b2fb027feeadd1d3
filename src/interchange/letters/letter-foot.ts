import { create } from 'qrcode';
import { t } from '../../i18n/translate.ts';
import type { LetterText } from '../../requests/letter-content.ts';
import { MEASURE, PAGE, plain, type Pen } from './pen.ts';

const QR_POINTS = 76;
/** What must stand together at the end of a letter. */
const END_POINTS = 98;
/** White around a code, in its own squares, or a telephone does not find it. */
const QUIET = 4;

/** Who signs, beside the code that leads to the case. */
export function writeEnd(pen: Pen, content: LetterText, link: { origin: string; path: string }): void {
  const { pdf } = pen;
  const { letter } = t(content.language);
  pen.need(END_POINTS);
  pdf.y += 10;
  const top = pdf.y;
  drawCode(pdf, link.origin + link.path, PAGE.left, top);
  const x = PAGE.left + QR_POINTS + 2;
  const beside = { width: PAGE.left + MEASURE * 0.56 - x };
  pen.face('regular', 8).text(letter.follow, x, top + 8, beside);
  // Two lines, each whole: an address that is broken at a hyphen is typed wrong.
  for (const part of [link.origin, link.path]) pdf.text(part, { ...beside, link: link.origin + link.path });
  pdf.text(letter.electronic, beside);
  const end = Math.max(pdf.y, top + QR_POINTS);
  if ('signer' in content) {
    const column = { width: MEASURE * 0.42, align: 'center' as const };
    const right = PAGE.left + MEASURE * 0.58;
    pen.face('bold', 11).text(plain(content.signer.title).toLocaleUpperCase('vi'), right, top, column);
    pen.face('bold', 11.5).text(plain(content.signer.name), right, top + 66, column);
  }
  pdf.y = Math.max(pdf.y, end);
}

/** On every page, once all are written. */
export function writeFeet(pen: Pen, { language, archive, caseNumber }: LetterText): void {
  const { pdf } = pen;
  const { letter } = t(language);
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    // Into the margin: without this the library would begin another page.
    pdf.page.margins.bottom = 0;
    const options = { width: MEASURE, align: 'center' as const, lineBreak: false };
    const contact = plain(letter.contact(archive.address, archive.telephone, archive.email));
    const y = PAGE.height - PAGE.bottom + 16;
    pen.face('regular', 8).fillColor('#444444').text(fitted(pdf, contact), PAGE.left, y, options);
    pdf.text(`${caseNumber} · ${letter.page(page + 1, count)}`, PAGE.left, y + 12, options);
    pdf.fillColor('#000000');
  }
}

function fitted(pdf: PDFKit.PDFDocument, text: string): string {
  let short = text;
  while (pdf.widthOfString(short) > MEASURE && short.length > 1) short = `${short.slice(0, -2).trimEnd()}…`;
  return short;
}

function drawCode(pdf: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const square = QR_POINTS / (modules.size + 2 * QUIET);
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) {
        pdf.rect(x + (column + QUIET) * square, y + (row + QUIET) * square, square, square);
      }
    }
  }
  pdf.fill('#000000');
}
