import type { PageWord } from './document.ts';

/** Parts of a page to a tenth of a thousandth: a quarter of a pixel on a large screen. */
const EXACTNESS = 10_000;

/** The `words` column of a page: six whole numbers a word, a fraction of what objects would take. */
export function storedWords(words: readonly PageWord[]): string | null {
  if (words.length === 0) return null;
  const figures = words.flatMap(({ x, y, width, height, start, end }) => [
    ...[x, y, width, height].map((part) => Math.round(part * EXACTNESS)),
    start,
    end,
  ]);
  return JSON.stringify(figures);
}

/** Reads the column back. Only this program writes it, so its shape is trusted. */
export function readStoredWords(column: string | null): PageWord[] {
  if (column === null) return [];
  const figures = JSON.parse(column) as number[];
  const words: PageWord[] = [];
  for (let at = 0; at < figures.length; at += 6) {
    const [x = 0, y = 0, width = 0, height = 0, start = 0, end = 0] = figures.slice(at, at + 6);
    words.push({
      x: x / EXACTNESS,
      y: y / EXACTNESS,
      width: width / EXACTNESS,
      height: height / EXACTNESS,
      start,
      end,
    });
  }
  return words;
}
