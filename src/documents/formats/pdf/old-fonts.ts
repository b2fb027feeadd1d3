import { decodeByFont } from '../../encodings/decode-by-font.ts';
import { encodingOfFont } from '../../encodings/old-encodings.ts';
import { isSyllable } from '../../encodings/syllable.ts';
import { decodeTcvn3 } from '../../encodings/tcvn3.ts';
import { makeLine } from './lines.ts';
import type { Line, Word } from './lines.ts';

/** Turns the words of a page that are in fonts for old encodings into Unicode. */
export function decodeOldFonts(lines: readonly Line[]): { lines: Line[]; notes: string[] } {
  const written = lines.map((line) => line.words.map((word) => ({ ...word, text: withLostLetters(word) })));
  const { decode, notes } = decodeByFont(written.flat());
  if (notes.length === 0) return { lines: [...lines], notes };
  return { lines: written.map((words) => makeLine(words.map((word) => ({ ...word, text: decode(word) })))), notes };
}

/**
 * The byte of TCVN3's ư is a hyphen in the encoding that PDF files use most, so `nước` is drawn as it should be and
 * reads `n-íc`. A hyphen is taken for ư where that makes a syllable, and what it parts are not two of them.
 */
function withLostLetters({ text, font }: Word): string {
  if (!text.includes('-') || encodingOfFont(font)?.encoding !== 'tcvn3') return text;
  const [first = '', ...others] = text.split('-');
  return others.reduce((before, part) => {
    const stem = /[^-]*$/.exec(before)?.[0] ?? '';
    const joined = isSyllable(decodeTcvn3(bare(`${stem}${LOST}${part}`)));
    const apart = isSyllable(decodeTcvn3(bare(stem))) && isSyllable(decodeTcvn3(bare(part)));
    return before + (joined && !apart && stem + part !== '' ? LOST : '-') + part;
  }, first);
}

/** Without the punctuation around it. */
function bare(text: string): string {
  return text.replace(/^["'([]+|["')\].,;:!?]+$/g, '');
}

const LOST = '\u00ad';
