import { place } from './page-geometry.ts';
import type { Box, PageGeometry } from './page-geometry.ts';
import type { Pdfium } from './pdfium.ts';

/** One character as it stands on the page. */
export interface Glyph {
  box: Box;
  /** One code point; empty for what is no character of a text. */
  character: string;
  /** White space that PDFium found between others; it has no place. */
  isGenerated: boolean;
  /** A hyphen at a line's end; PDFium says of no other way that the line ends there. */
  endsLine: boolean;
  /** Of the fonts of the page. */
  font: number;
  isInvisible: boolean;
}

export interface PageGlyphs {
  glyphs: Glyph[];
  /** Names as the file gives them, without the tag of a subset. */
  fonts: string[];
}

/** Text beyond this on one page is no text for readers. */
const MOST_GLYPHS = 200_000;
const INVISIBLE = 3;
/** PDFium's own sign for a hyphen at a line's end is the first. */
const HYPHENS = new Set([0x02, 0x2d, 0xad]);
/** Bytes of a font's name that are read. */
const LONGEST_NAME = 128;

/** In the order in which the file draws them. */
export function readGlyphs(pdfium: Pdfium, text: number, geometry: PageGeometry): PageGlyphs {
  const { call } = pdfium;
  const count = Math.min(call.FPDFText_CountChars(text), MOST_GLYPHS);
  const fonts = new FontNames(pdfium);
  const glyphs: Glyph[] = [];
  pdfium.with(16, (rectangle) => {
    let object = -1;
    let run = { font: 0, isInvisible: false };
    for (let index = 0; index < count; index++) {
      const code = call.FPDFText_GetUnicode(text, index);
      const owner = call.FPDFText_GetTextObject(text, index);
      if (owner !== object) {
        object = owner;
        run = {
          font: fonts.of(owner),
          isInvisible: owner !== 0 && call.FPDFTextObj_GetTextRenderMode(owner) === INVISIBLE,
        };
      }
      call.FPDFText_GetLooseCharBox(text, index, rectangle);
      const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.floats(rectangle, 4);
      const isDivision = HYPHENS.has(code) && call.FPDFText_IsHyphen(text, index) === 1;
      const isGenerated = !isDivision && call.FPDFText_IsGenerated(text, index) === 1;
      const box = place(geometry, left, top, right, bottom);
      const character = isDivision ? '-' : characterOf(code);
      const { font, isInvisible } = run;
      glyphs.push({ character, isGenerated, endsLine: isDivision, font, isInvisible, box });
    }
  });
  return { glyphs, fonts: fonts.names };
}

/** Signs of fonts of symbols, controls and what fonts without a table of their characters give are none. */
function characterOf(code: number): string {
  if ((code >= 0x20 && code < 0x7f) || code === 10 || code === 13) return String.fromCharCode(code);
  const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return NO_CHARACTER.test(character) ? '' : character;
}

const NO_CHARACTER = /[\p{Cn}\p{Co}\p{Cs}\ufffd\u200b-\u200f\u2060\ufeff]|(?![\t])\p{Cc}/u;

class FontNames {
  readonly names: string[] = [''];
  readonly #pdfium: Pdfium;
  readonly #numbers = new Map<number, number>([[0, 0]]);

  constructor(pdfium: Pdfium) {
    this.#pdfium = pdfium;
  }

  of(textObject: number): number {
    const { call } = this.#pdfium;
    const font = textObject === 0 ? 0 : call.FPDFTextObj_GetFont(textObject);
    const known = this.#numbers.get(font);
    if (known !== undefined) return known;
    const name = this.#pdfium.with(LONGEST_NAME, (buffer) => {
      const length = Math.min(call.FPDFFont_GetBaseFontName(font, buffer, LONGEST_NAME), LONGEST_NAME);
      return Buffer.from(this.#pdfium.bytes(buffer, Math.max(0, length - 1))).toString('utf8');
    });
    this.names.push(name.replace(/^[A-Z]{6}\+/, ''));
    this.#numbers.set(font, this.names.length - 1);
    return this.names.length - 1;
  }
}
