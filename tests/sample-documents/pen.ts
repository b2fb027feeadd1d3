import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { SampleText } from './sample-text.ts';

export type Sheet = PDFKit.PDFDocument;

const font = (name: string) => join(import.meta.dirname, 'fonts', `${name}.otf`);

interface Face {
  regular: string;
  bold: string;
  /** Points. */
  size: number;
  /** Points between the lines, beside what the font itself leaves. */
  gap: number;
  align: 'left' | 'justify';
  /** Points by which the ink spreads round a letter on bad paper. */
  ink: number;
  /** A typewriter has no bold: what is to stand out is underlined. */
  underlines: boolean;
}

const FACES: Record<SampleText['look'], Face> = {
  typed: {
    regular: font('texgyrecursor-regular'),
    bold: font('texgyrecursor-regular'),
    size: 11,
    gap: 4.5,
    align: 'left',
    ink: 0.4,
    underlines: true,
  },
  printed: {
    regular: font('texgyretermes-regular'),
    bold: font('texgyretermes-bold'),
    size: 13,
    gap: 3,
    align: 'justify',
    ink: 0,
    underlines: false,
  },
  press: {
    regular: font('texgyreschola-regular'),
    bold: font('texgyreschola-regular'),
    size: 11.5,
    gap: 3.5,
    align: 'justify',
    ink: 0.25,
    underlines: false,
  },
};

/** Narrow enough for the long names round a seal. */
export const SEAL_FONT = FACES.typed.regular;

/** What draws on sheets: letters to be seen, or their ghosts, which only programs can read. */
export interface Pen {
  sheet: Sheet;
  face: Face;
  ghost: boolean;
}

export const A4 = { width: 595.28, height: 841.89 };
export const MARGINS = { top: 62, bottom: 60, left: 72, right: 56 };

/** The same in every run, so that the same text makes the same bytes. */
const MADE_ON = new Date('2026-11-26T00:00:00Z');

export function newSheet(title: string): Sheet {
  return new PDFDocument({
    size: [A4.width, A4.height],
    margins: MARGINS,
    autoFirstPage: false,
    pdfVersion: '1.7',
    info: { Title: title, Producer: 'Phong Doc', Creator: 'Phong Doc', CreationDate: MADE_ON, ModDate: MADE_ON },
  });
}

export function newPen(sheet: Sheet, text: SampleText, ghost: boolean): Pen {
  return { sheet, face: FACES[text.look], ghost };
}

/** Ends the sheets and gives the file. */
export function bytesOf(sheet: Sheet): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    sheet.on('data', (part: Buffer) => parts.push(part));
    sheet.on('end', () => resolve(Buffer.concat(parts)));
    sheet.on('error', reject);
    sheet.end();
  });
}
