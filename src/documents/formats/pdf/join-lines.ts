import type { PageWord } from '../../../catalogue/document.ts';
import { isSyllable, UNICODE_ONLY } from '../../encodings/syllable.ts';
import type { Line, Word } from './lines.ts';

/** The text of a page with the places of its words, in parts of the page. */
export function joinLines(
  lines: readonly Line[],
  page: { width: number; height: number },
): { text: string; words: PageWord[] } {
  let text = '';
  const words: PageWord[] = [];
  const isVietnamese = lines.filter(isMarked).length * 2 > lines.length;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]?.words.at(-1)?.text ?? '';
    for (const [place, word] of line.words.entries()) {
      const isDivided = place === 0 && continues(before, word.text);
      const last = words.at(-1);
      if (isDivided && last && !isWhole(before, word.text, isVietnamese)) {
        text = text.slice(0, -1);
        last.end--;
      }
      if (!isDivided && text !== '') text += place === 0 ? '\n' : ' ';
      const written = word.text.replace(SOFT_HYPHEN_WITHIN, '');
      words.push({ ...partsOf(word, page), start: text.length, end: text.length + written.length });
      text += written;
    }
  }
  return { text, words };
}

function partsOf(word: Word, page: { width: number; height: number }): Omit<PageWord, 'start' | 'end'> {
  const [left, right] = [share(word.left, page.width), share(word.right, page.width)];
  const [top, bottom] = [share(word.top, page.height), share(word.bottom, page.height)];
  return { x: left, y: top, width: rounded(right - left), height: rounded(bottom - top) };
}

function share(points: number, whole: number): number {
  return whole > 0 ? rounded(Math.min(1, Math.max(0, points / whole))) : 0;
}

/** A hundred-thousandth of a page is less than any pixel. */
function rounded(part: number): number {
  return Math.round(part * 1e5) / 1e5;
}

/** Whether a word goes on in the next line: `hành chí-` / `nh`, `2085/QĐ-` / `UBND`. */
function continues(before: string, after: string): boolean {
  return DIVIDED.test(before) && /^[\p{L}\p{N}]/u.test(after);
}

/**
 * Whether the hyphen belongs to the word: before a capital or a digit, after one, and between two syllables in a
 * Vietnamese text, which never divides one (`hành-chính`, as it was written until the 1970s).
 */
function isWhole(before: string, after: string, isVietnamese: boolean): boolean {
  if (!/\p{Ll}[-\u00ad\u2010]$/u.test(before) || !/^\p{Ll}/u.test(after)) return true;
  const [stem = ''] = /\p{L}+(?=.$)/u.exec(before) ?? [];
  const [rest = ''] = /^\p{L}+/u.exec(after) ?? [];
  return isVietnamese && isSyllable(stem) && isSyllable(rest);
}

function isMarked({ words }: Line): boolean {
  return words.some(({ text }) => UNICODE_ONLY.test(text));
}

const SOFT_HYPHEN_WITHIN = /\u00ad(?!$)/g;
const DIVIDED = /[\p{L}\p{N}][-\u00ad\u2010]$/u;
