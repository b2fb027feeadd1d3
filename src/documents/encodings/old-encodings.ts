import { decodeTcvn3, TCVN3_WORD } from './tcvn3.ts';
import { decodeViqr, endsSentence, VIQR_WORD } from './viqr.ts';
import { decodeVni, VNI_WORD } from './vni.ts';

export type OldEncoding = 'tcvn3' | 'vni' | 'viqr';

export const OLD_ENCODINGS: readonly OldEncoding[] = ['tcvn3', 'vni', 'viqr'];

/** A word of a text in an old encoding, and what it would be in Unicode. */
export interface OldWord {
  written: string;
  decoded: string;
  /** Where it begins in the text. */
  at: number;
}

interface Coding {
  words: RegExp;
  decode(word: string): string;
}

const CODINGS: Readonly<Record<OldEncoding, Coding>> = {
  tcvn3: { words: TCVN3_WORD, decode: decodeTcvn3 },
  vni: { words: VNI_WORD, decode: decodeVni },
  viqr: { words: VIQR_WORD, decode: decodeViqr },
};

/** @param text in NFC */
export function oldWords(text: string, encoding: OldEncoding): OldWord[] {
  const { words, decode } = CODINGS[encoding];
  return [...text.matchAll(words)].map((match) => {
    const [found] = match;
    const sentenceEnds =
      encoding === 'viqr' &&
      endsSentence(found, text.slice(match.index + found.length, match.index + found.length + 20));
    const written = sentenceEnds ? found.slice(0, -1) : found;
    return { written, decoded: decode(written), at: match.index };
  });
}

/**
 * Which encoding the font of a text is for, told by its name: `.VnTime`, `.VnArialH`, `VNI-Times`.
 * @returns undefined for all others; `isCapitals` where the font draws small letters as capitals
 */
export function encodingOfFont(name: string): { encoding: 'tcvn3' | 'vni'; isCapitals: boolean } | undefined {
  if (/^VNI[-_ ]?[A-Z0-9]/i.test(name) && !/^VNI[-_ ]?(?:Unicode|Uni\b)/i.test(name))
    return { encoding: 'vni', isCapitals: false };
  const style = /^[._]?Vn([A-Z][A-Za-z0-9 ]*)/.exec(name)?.[1];
  return style === undefined ? undefined : { encoding: 'tcvn3', isCapitals: /[a-z ]H$/.test(style.trim()) };
}
