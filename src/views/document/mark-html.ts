import { marksOnPage } from '../../search/find-in-pages.ts';
import { trusted, type Markup } from '../markup.ts';
import { markedStretch } from './mark-text.ts';

/** A page as safe HTML with the words of a query marked. */
export interface MarkedHtml {
  html: Markup;
  /** How many words or phrases are marked. */
  count: number;
}

/** A piece of HTML: a tag as it stands, or text with its character references read. */
interface Piece {
  tag?: string;
  /** As it is read: a break between words where a block begins or ends. */
  read: string;
  /** Where that stands in the text of the whole. */
  start: number;
  end: number;
}

/**
 * Marks words in HTML that was made safe when it was read (src/documents/formats): whatever stands between its
 * tags is text. Words are found in the whole text, so that a phrase half in bold is found, and marked piece by piece.
 */
export function markedHtml(safe: string, q: string): MarkedHtml {
  const pieces = piecesOf(safe);
  const text = pieces.map(({ read }) => read).join('');
  const { marks, best } = marksOnPage(text, q);
  if (marks.length === 0) return { html: trusted(safe), count: 0 };
  const written = pieces.map(
    ({ tag, start, end }) => tag ?? markedStretch(text, { start, end }, { marks, best }).markup,
  );
  return { html: trusted(written.join('')), count: marks.length };
}

function piecesOf(safe: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const written of safe.split(TAG)) {
    if (written === '') continue;
    const isTag = written.startsWith('<');
    // Words on either side of a block are words apart, whatever stands between their letters.
    const read = isTag ? (BLOCK.test(written) ? '\n' : '') : readReferences(written);
    const end = start + read.length;
    pieces.push(isTag ? { tag: written, read, start, end } : { read, start, end });
    start = end;
  }
  return pieces;
}

function readReferences(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const TAG = /(<[^>]*>)/;
const BLOCK = /^<\/?(?:p|div|h[1-6]|li|ul|ol|tr|td|th|table|thead|tbody|br|hr|pre|blockquote|section|dl|dt|dd)\b/i;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
