import type { PageWord } from '../../catalogue/document.ts';
import type { Stretch } from './paragraphs.ts';

/** A part of a page in parts of its width and height, 0 to 1. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Gaps between boxes that are drawn as one, in heights of a word: within a phrase, and between words found. */
const WITHIN = 3;
const BETWEEN = 0.8;

/** Where the words found stand on the image of a page: words that follow one another on a line in one box. */
export function hitBoxes(words: readonly PageWord[], marks: readonly Stretch[]): Box[] {
  const sorted = [...words].sort((a, b) => a.start - b.start);
  const boxes: Box[] = [];
  for (const mark of marks) {
    let gap = BETWEEN;
    for (const word of sorted) {
      if (word.end <= mark.start) continue;
      if (word.start >= mark.end) break;
      const last = boxes.at(-1);
      if (last && isNext(last, word, gap)) boxes[boxes.length - 1] = around(last, word);
      else boxes.push({ x: word.x, y: word.y, width: word.width, height: word.height });
      gap = WITHIN;
    }
  }
  return boxes;
}

/** On the same line and near: not in the next column. */
function isNext(box: Box, word: Box, gap: number): boolean {
  const middle = word.y + word.height / 2;
  const distance = word.x - (box.x + box.width);
  return middle > box.y && middle < box.y + box.height && Math.abs(distance) < gap * word.height;
}

function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
}
