import type { FilePage } from '../../workshop.ts';
import { joinLines } from './join-lines.ts';
import { gatherLines } from './lines.ts';
import type { Line } from './lines.ts';
import { decodeOldFonts } from './old-fonts.ts';
import { readGeometry } from './page-geometry.ts';
import { readObjects } from './page-objects.ts';
import type { Pdfium } from './pdfium.ts';
import { readGlyphs } from './read-glyphs.ts';
import { inReadingOrder } from './reading-order.ts';
import { textSource } from './text-source.ts';

/** A page before what runs at its head and foot is known. */
export interface ReadPage {
  number: number;
  width: number;
  height: number;
  source: FilePage['source'];
  lines: Line[];
  notes: string[];
}

export function readPage(pdfium: Pdfium, page: number, number: number): ReadPage {
  const { call } = pdfium;
  const geometry = readGeometry(pdfium, page);
  const objects = readObjects(pdfium, page, geometry);
  const text = call.FPDFText_LoadPage(page);
  try {
    const read = readGlyphs(pdfium, text, geometry);
    const source = textSource(read.glyphs, objects);
    const { lines, notes } = decodeOldFonts(gatherLines(read));
    return { number, width: geometry.width, height: geometry.height, source, lines: inReadingOrder(lines), notes };
  } finally {
    call.FPDFText_ClosePage(text);
  }
}

/** The rest of the document may be whole. */
export function damagedPage(number: number): ReadPage {
  const notes = [`Page ${number} is damaged and stayed empty.`];
  return { number, width: 0, height: 0, source: 'none', lines: [], notes };
}

export function toFilePage({ number, width, height, source, lines, notes }: ReadPage): FilePage {
  const page = { number, source, width, height, ...joinLines(lines, { width, height }) };
  return notes.length > 0 ? { ...page, notes } : page;
}
