import { encodingOfFont } from './old-encodings.ts';
import type { OldEncoding } from './old-encodings.ts';
import { recogniseEncoding } from './recognise.ts';
import { toUnicode, turnedNote } from './to-unicode.ts';

/** A piece of text in one font; the name is empty where it is not known. */
export interface FontRun {
  text: string;
  font: string;
}

export interface DecodedByFont {
  decode(run: FontRun): string;
  /** For the report, one line for each encoding that was found. */
  notes: string[];
}

/**
 * Decides for each font of a text whether what is written in it is in an old encoding: its name must say so and
 * its words bear it out, or the words must leave no doubt.
 * @param fallback the name of a font that text without one may be in
 */
export function decodeByFont(runs: readonly FontRun[], fallback = ''): DecodedByFont {
  const samples = new Map<string, string[]>();
  for (const { text, font } of runs) {
    const key = font === '' ? fallback : font;
    const sample = samples.get(key);
    if (sample) sample.push(text);
    else samples.set(key, [text]);
  }
  const found = new Map<string, OldEncoding>();
  for (const [font, texts] of samples) {
    const sample = texts.join(' ');
    const encoding = recogniseEncoding(sample, encodingOfFont(font)?.encoding) ?? recogniseEncoding(sample);
    if (encoding !== undefined) found.set(font, encoding);
  }
  return {
    notes: [...new Set(found.values())].map(turnedNote),
    decode({ text, font }) {
      const key = font === '' ? fallback : font;
      const encoding = found.get(key);
      if (encoding === undefined) return text;
      const decoded = toUnicode(text, encoding);
      return encodingOfFont(key)?.isCapitals ? decoded.toUpperCase() : decoded;
    },
  };
}

/** The first font for an old encoding that is named in the bytes of a file. */
export function oldFontNamedIn(bytes: Buffer, encoding: 'latin1' | 'utf16le'): string | undefined {
  return FONTS.find((name) => bytes.includes(Buffer.from(name, encoding)));
}

/** Those that nearly every such document uses. */
const FONTS = ['.VnTime', '.VnArial', '.VnCentury', 'VNI-Times', 'VNI-Helve', 'VNI-Aptima'];
