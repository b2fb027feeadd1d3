import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { printable } from './printable.ts';

export type Face = 'regular' | 'italic' | 'semibold' | 'bold';

const require = createRequire(import.meta.url);
const FILES: Record<Face, string> = {
  regular: '400Regular/BeVietnamPro_400Regular.ttf',
  italic: '400Regular_Italic/BeVietnamPro_400Regular_Italic.ttf',
  semibold: '600SemiBold/BeVietnamPro_600SemiBold.ttf',
  bold: '700Bold/BeVietnamPro_700Bold.ttf',
};
const fonts = new Map<Face, Buffer>();
let letters: Letters | undefined;

interface Letters {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** Margins of a letter (Decree 30/2020): left for binding, in points. */
export const PAGE = { width: 595.28, height: 841.89, left: 80, right: 48, top: 50, bottom: 58 } as const;
export const MEASURE = PAGE.width - PAGE.left - PAGE.right;

/** An A4 sheet with the portal's own face. What is written is the same bytes whenever it is written. */
export interface Pen {
  pdf: PDFKit.PDFDocument;
  /** Sets face and size in points. */
  face(face: Face, size: number): PDFKit.PDFDocument;
  /** A paragraph over the whole measure, with some air after it. */
  paragraph(
    text: string,
    options?: { face?: Face; size?: number; indent?: number; align?: 'left' | 'center'; after?: number },
  ): void;
  /** "Label: text", the label stronger. */
  labelled(label: string, text: string, options?: { size?: number; indent?: number }): void;
  /** Short lines in two columns, down the first and then the second. */
  columns(lines: readonly string[]): void;
  /** Goes to a new page where less than so many points are left. */
  need(points: number): void;
}

/** @param about what a program shows of the file; `day` stands for when it was made */
export function createPen(about: { title: string; author: string; day: string; lang: string }): Pen {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { left: PAGE.left, right: PAGE.right, top: PAGE.top, bottom: PAGE.bottom },
    bufferPages: true,
    lang: about.lang,
    displayTitle: true,
    info: { Title: about.title, Author: about.author, CreationDate: new Date(`${about.day}T00:00:00Z`) },
  });
  for (const face of Object.keys(FILES) as Face[]) pdf.registerFont(face, fontOf(face));
  const pen: Pen = {
    pdf,
    face: (face, size) => pdf.font(face).fontSize(size),
    paragraph(text, { face = 'regular', size = 10.5, indent = 0, align = 'left', after = 5 } = {}) {
      pen.face(face, size).text(plain(text), PAGE.left + indent, pdf.y, { width: MEASURE - indent, align, lineGap: 2 });
      pdf.y += after;
    },
    labelled(label, text, { size = 10.5, indent = 0 } = {}) {
      const options = { width: MEASURE - indent, lineGap: 2 };
      pen.face('semibold', size).text(`${plain(label)}: `, PAGE.left + indent, pdf.y, { ...options, continued: true });
      pen.face('regular', size).text(plain(text), options);
      pdf.y += 3;
    },
    columns(lines) {
      const width = MEASURE / 2 - 8;
      const rows = Math.ceil(lines.length / 2);
      pen.face('regular', 9.5);
      for (let row = 0; row < rows; row++) {
        pen.need(16);
        const y = pdf.y;
        const ends = [lines[row], lines[row + rows]].map((line, column) => {
          if (line !== undefined) pdf.text(plain(line), PAGE.left + column * (width + 16), y, { width, lineGap: 1 });
          return pdf.y;
        });
        pdf.y = Math.max(...ends) + 1;
      }
    },
    need(points) {
      if (pdf.y + points > PAGE.height - PAGE.bottom) pdf.addPage();
    },
  };
  return pen;
}

/**
 * Accents as one letter each, as the face has them, without what it has not; no signs that end a line elsewhere or turn
 * it round.
 */
export function plain(text: string): string {
  const tidy = text
    .normalize('NFC')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/g, '')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ');
  return printable(tidy, (codePoint) => lettersOfTheFace().hasGlyphForCodePoint(codePoint));
}

/** The whole file, once everything is written. */
export async function finished(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  pdf
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', resolve)
    .on('error', reject);
  pdf.end();
  await promise;
  return Buffer.concat(chunks);
}

function fontOf(face: Face): Buffer {
  const known = fonts.get(face) ?? readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${FILES[face]}`));
  fonts.set(face, known);
  return known;
}

/** All four cuts have the same letters. pdfkit opens the face and has no way of its own to ask for them. */
function lettersOfTheFace(): Letters {
  if (letters) return letters;
  const probe = new PDFDocument({ autoFirstPage: false }).font(fontOf('regular'));
  return (letters = (probe as unknown as { _font: { font: Letters } })._font.font);
}
