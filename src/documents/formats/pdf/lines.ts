import type { Box } from './page-geometry.ts';
import type { Glyph, PageGlyphs } from './read-glyphs.ts';

/** Characters without white space between them; parts of one word where it was divided. */
export interface Word extends Box {
  text: string;
  /** The name of its font, as far as the file gives one. */
  font: string;
}

export interface Line extends Box {
  words: Word[];
}

/** Lines in the order of the file, words in the order of each. */
export function gatherLines({ glyphs, fonts }: PageGlyphs): Line[] {
  const lines: Line[] = [];
  let words: Word[] = [];
  let word: Glyph[] = [];
  const endWord = (): void => {
    const made = makeWord(word, fonts);
    if (made) words.push(made);
    word = [];
  };
  const endLine = (): void => {
    endWord();
    if (words.length > 0) lines.push(makeLine(words));
    words = [];
  };
  for (const glyph of glyphs) {
    if (glyph.character === '\r' || glyph.character === '\n') endLine();
    else if (glyph.character !== '' && glyph.character.trim() === '') endWord();
    else word.push(glyph);
    if (glyph.endsLine) endLine();
  }
  endLine();
  return lines;
}

export function makeLine(words: Word[]): Line {
  return { words, ...around(words) };
}

function makeWord(glyphs: readonly Glyph[], fonts: readonly string[]): Word | undefined {
  let text = '';
  for (const { character } of glyphs) text += character;
  if (text === '') return undefined;
  return {
    text: text.normalize('NFC'),
    font: fonts[glyphs[0]?.font ?? 0] ?? '',
    ...around(glyphs.map(({ box }) => box)),
  };
}

function around(boxes: readonly Box[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { left, top, right, bottom } of boxes) {
    box.left = Math.min(box.left, left);
    box.top = Math.min(box.top, top);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, bottom);
  }
  return box;
}
