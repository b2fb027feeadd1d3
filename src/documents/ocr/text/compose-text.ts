import type { PageWord } from '../../../catalogue/document.ts';
import { isSyllable } from '../../encodings/syllable.ts';
import type { ReadPage } from '../page-reader.ts';
import type { PagePlace } from '../preparation/prepare-page.ts';
import type { Box, SeenLine } from '../seen-page.ts';
import { certainty } from './leave-out-noise.ts';

const DIVIDED = /[\p{L}\p{N}][-\u00ad\u2010]$/u;
const GOES_ON = /^[\p{L}\p{N}]/u;

/** One text of many lines, with the place of each word on the page and in the text. */
export function composeText(lines: readonly SeenLine[], onPage: (box: Box) => PagePlace): ReadPage {
  const words: PageWord[] = [];
  let text = '';
  lines.forEach((line, number) => {
    line.words.forEach((word, at) => {
      const before = lines[number - 1]?.words.at(-1);
      if (at > 0) text += ' ';
      else if (before && DIVIDED.test(before.text) && GOES_ON.test(word.text))
        text = joined(text, before.text, word.text, words);
      else if (number > 0) text += '\n';
      words.push({ ...rounded(onPage(word.bbox)), start: text.length, end: text.length + word.text.length });
      text += word.text;
    });
  });
  return { text, quality: Math.round(certainty(lines.flatMap((line) => line.words))), words };
}

/**
 * A divided word without its hyphen, where that only stands for the division: "adminis-" "tration". What was
 * written with a hyphen keeps it: "QĐ-" "UBND", and old Vietnamese, "đồng-" "bào".
 */
function joined(text: string, before: string, after: string, words: PageWord[]): string {
  const syllables = [/\p{L}+(?=\P{L}$)/u.exec(before)?.[0], /^\p{L}+/u.exec(after)?.[0]];
  const isOneWord = /\p{Ll}.$/u.test(before) && /^\p{Ll}/u.test(after) && !syllables.every((part) => isSyllable(part!));
  if (!isOneWord) return text;
  const last = words.at(-1);
  if (last) last.end--;
  return text.slice(0, -1);
}

/** A hundred-thousandth of a page is less than any pixel. */
function rounded({ x, y, width, height }: PagePlace): PagePlace {
  const round = (part: number) => Math.round(part * 1e5) / 1e5;
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}
