import iconv from 'iconv-lite';
import { recogniseEncoding } from './recognise.ts';
import { isSyllable } from './syllable.ts';
import { toUnicode, turnedNote } from './to-unicode.ts';

/** Enough to see the language of a text. */
const SAMPLE = 100_000;
const VIETNAMESE_SHARE = 0.8;

/** The text of a file, whatever it is encoded in, as NFC; with a line for the report where that had to be found out. */
export function decodeText(bytes: Buffer): { text: string; note?: string } {
  const marked = byMark(bytes);
  if (marked !== undefined) return fromUnicode(marked);
  try {
    return fromUnicode(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fromBytes(bytes);
  }
}

function byMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return undefined;
}

/** Text may have been carried into Unicode byte by byte, its old encoding kept. */
function fromUnicode(text: string): { text: string; note?: string } {
  const old = recogniseEncoding(text);
  if (old === undefined) return { text: text.normalize('NFC') };
  return { text: toUnicode(text, old), note: turnedNote(old) };
}

function fromBytes(bytes: Buffer): { text: string; note: string } {
  const latin = iconv.decode(bytes, 'windows-1252');
  const old = recogniseEncoding(latin);
  if (old !== undefined) return { text: toUnicode(latin, old), note: turnedNote(old) };
  const vietnamese = iconv.decode(bytes, 'windows-1258').normalize('NFC');
  if (looksVietnamese(vietnamese))
    return { text: vietnamese, note: 'The text is not UTF-8; it was read as Windows-1258.' };
  return {
    text: latin.normalize('NFC'),
    note: 'The text is not UTF-8; it was read as Windows-1252. Look at its accents.',
  };
}

function looksVietnamese(text: string): boolean {
  const marked = (text.slice(0, SAMPLE).match(/\p{L}+/gu) ?? []).filter((word) => /[^\p{ASCII}]/u.test(word));
  return marked.length > 0 && marked.filter(isSyllable).length >= marked.length * VIETNAMESE_SHARE;
}
