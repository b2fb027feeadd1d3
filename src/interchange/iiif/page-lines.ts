import type { PageWord } from '../../catalogue/document.ts';
import type { PixelRegion, PixelSize } from '../../documents/page-images/page-size.ts';

/** A line of a page's text, and where it stands on the canvas where anybody knows. */
export interface PageLine {
  text: string;
  /** In the page's text, UTF-16 units. */
  start: number;
  end: number;
  place?: PixelRegion;
}

/** The lines of a text with what is written in them. @param words in the order of the text */
export function pageLines(text: string, words: readonly PageWord[], canvas: PixelSize): PageLine[] {
  let start = 0;
  let next = 0;
  const lines: PageLine[] = [];
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const inside: PageWord[] = [];
    for (let word = words[next]; word && word.start < end; word = words[++next]) inside.push(word);
    const place = inside.length === 0 ? {} : { place: around(inside, canvas) };
    if (line.trim() !== '') lines.push({ text: line, start, end, ...place });
    start = end + 1;
  }
  return lines;
}

/** The places of a stretch of text: one for each line on the page that it runs through. */
export function placesOf(words: readonly PageWord[], start: number, end: number, canvas: PixelSize): PixelRegion[] {
  const rows: PageWord[][] = [];
  for (const word of words) {
    if (word.end <= start || word.start >= end) continue;
    const row = rows.at(-1);
    if (row && isBeside(row.at(-1)!, word)) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) => around(row, canvas));
}

/** On the same line: each stands in the other's height for more than half. */
function isBeside(a: PageWord, b: PageWord): boolean {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return shared > Math.min(a.height, b.height) / 2;
}

/** The smallest rectangle round all of them, never outside the canvas. */
function around(words: readonly PageWord[], { width, height }: PixelSize): PixelRegion {
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (const word of words) {
    left = Math.min(left, word.x);
    top = Math.min(top, word.y);
    right = Math.max(right, word.x + word.width);
    bottom = Math.max(bottom, word.y + word.height);
  }
  const x = clamp(Math.floor(left * width), width - 1);
  const y = clamp(Math.floor(top * height), height - 1);
  return {
    x,
    y,
    width: Math.max(1, clamp(Math.ceil(right * width), width) - x),
    height: Math.max(1, clamp(Math.ceil(bottom * height), height) - y),
  };
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
