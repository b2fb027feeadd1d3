import type { FilePage } from '../../workshop.ts';
import { PAGE_END, plainText } from './markup.ts';
import type { Element, Markup, Tag } from './markup.ts';
import { safeHtml } from './safe-html.ts';
import { splitAtPageEnds } from './split-at-page-ends.ts';

/** About what a printed page holds. */
const WORDS_OF_A_PAGE = 450;
/** A page that the file itself ends is left whole up to this; so is a paragraph. */
const MOST_WORDS = 900;
/** A heading does not stand at the foot of a page. */
const TOO_LATE_FOR_A_HEADING = 380;

/**
 * Pages of about one printed page each: where the file says that a page ends, and within what is longer at the
 * borders of paragraphs, items and rows. The same markup always gives the same pages.
 */
export function paginate(nodes: readonly Markup[]): FilePage[] {
  return splitAtPageEnds(nodes)
    .flatMap((page) => (countWords(page) > MOST_WORDS ? splitAtPageEnds(endPages(page)) : [page]))
    .map((page) => ({ page, text: plainText(page) }))
    .filter(({ text }) => text !== '')
    .map(({ page, text }, at) => ({
      number: at + 1,
      text,
      source: 'text-layer',
      width: 0,
      height: 0,
      words: [],
      html: safeHtml(page.filter(hasText)),
    }));
}

function endPages(nodes: readonly Markup[]): Markup[] {
  const count = { words: 0 };
  return nodes.map((node) => endPagesIn(node, count));
}

/** Puts page ends before blocks that would make a page too long, and inside those that are too long by themselves. */
function endPagesIn(node: Markup, page: { words: number }): Markup {
  if (typeof node === 'string') return node;
  if (!BLOCKS.has(node.tag)) return { ...node, children: node.children.map((child) => endPagesIn(child, page)) };
  const words = countWords([node]);
  const isHeading = HEADINGS.has(node.tag);
  const startsPage =
    page.words > 0 && (page.words + words > WORDS_OF_A_PAGE || (isHeading && page.words > TOO_LATE_FOR_A_HEADING));
  page.words = startsPage ? words : page.words + words;
  const block = words > MOST_WORDS ? cutUp(node) : node;
  return startsPage ? { ...block, children: [PAGE_END, ...block.children] } : block;
}

/** A page end after every so many words, whatever they are. */
function cutUp(node: Element): Element {
  let words = 0;
  const cut = (child: Markup): Markup => {
    if (typeof child !== 'string') return { ...child, children: child.children.map(cut) };
    return child.replace(WORD, (word) => (words++ > 0 && words % WORDS_OF_A_PAGE === 0 ? `${word}${PAGE_END}` : word));
  };
  return { ...node, children: node.children.map(cut) };
}

function countWords(nodes: readonly Markup[]): number {
  return plainText(nodes).match(WORD)?.length ?? 0;
}

function hasText(node: Markup): boolean {
  return plainText([node]) !== '';
}

/** What is longer counts as several. */
const WORD = /\S{1,100}/gu;
const HEADINGS: ReadonlySet<Tag> = new Set(['h2', 'h3', 'h4', 'h5', 'h6']);
const BLOCKS: ReadonlySet<Tag> = new Set([...HEADINGS, 'p', 'li', 'tr']);
