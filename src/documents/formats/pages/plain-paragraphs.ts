import { element, PAGE_END } from './markup.ts';
import type { Element, Markup } from './markup.ts';

/**
 * Markup for text without any: a line is a paragraph, unless a blank line ends each; a form feed ends a page.
 * Headings are what Vietnamese papers make them: parts by their name, lines in capitals.
 */
export function plainParagraphs(text: string): Markup[] {
  const pages = text.replaceAll(PAGE_END, '').replace(/\r\n?/g, '\n').split('\f');
  return pages.flatMap((page, at) => {
    const blocks = paragraphs(page).map(block);
    return at === 0 ? blocks : [PAGE_END, ...blocks];
  });
}

/** Lines of a paragraph stand together where blank lines part them and most are of the length of a line. */
function paragraphs(page: string): string[] {
  const blocks = page.split(/\n[ \t]*\n+/);
  const lines = page.split('\n').filter((line) => line.trim() !== '');
  const isWrapped =
    blocks.length > 1 && lines.length > blocks.length * 1.5 && !lines.some((line) => line.length > LONGEST_LINE);
  const found = isWrapped ? blocks.flatMap(joinWrapped) : lines;
  return found.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '');
}

/** A line that is full goes on in the next. */
function joinWrapped(block: string): string[] {
  const lines = block.split('\n').map((line) => line.trim());
  const full = Math.max(...lines.map(({ length }) => length)) * FULL_LINE;
  const joined: string[] = [];
  let goesOn = false;
  for (const line of lines) {
    if (goesOn) joined.push(`${joined.pop() ?? ''} ${line}`);
    else joined.push(line);
    goesOn = line.length >= full && line.length >= SHORTEST_FULL_LINE;
  }
  return joined;
}

function block(paragraph: string): Element {
  const marked = /^(#{1,5})\s+(.+)$/.exec(paragraph);
  if (marked) return element(HEADINGS[(marked[1]?.length ?? 1) - 1] ?? 'h6', [marked[2] ?? '']);
  if (paragraph.length <= LONGEST_HEADING) {
    if (PART.test(paragraph) || isCapitals(paragraph)) return element('h2', [paragraph]);
    if (ARTICLE.test(paragraph)) return element('h3', [paragraph]);
  }
  return element('p', [paragraph]);
}

function isCapitals(line: string): boolean {
  const letters = line.match(/\p{L}/gu) ?? [];
  return letters.length >= 4 && !/[.,;:]$/.test(line) && !letters.some((letter) => letter !== letter.toUpperCase());
}

const LONGEST_LINE = 200;
const FULL_LINE = 0.75;
const SHORTEST_FULL_LINE = 40;
const LONGEST_HEADING = 150;
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;
const PART = /^(?:Phần|Chương|Mục|Tiểu mục)\s+(?:thứ\s|[IVXLC]+\b|\d+\b)/iu;
const ARTICLE = /^Điều\s+\d+\p{Ll}?\./u;
