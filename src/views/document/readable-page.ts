import type { DocumentPage, PageWord } from '../../catalogue/document.ts';
import { marksOnPage } from '../../search/find-in-pages.ts';
import type { Markup } from '../markup.ts';
import { hitBoxes, type Box } from './hit-boxes.ts';
import { markedHtml } from './mark-html.ts';
import { markedParagraph } from './mark-text.ts';
import { headingsBeneath } from './page-headings.ts';
import { paragraphsOf } from './paragraphs.ts';

/** A page ready to be read, the words looked for marked. */
export interface ReadablePage {
  /** DOCX, DOC and text: the page itself. */
  html?: Markup;
  /** Otherwise the text of its image, each paragraph with the words it holds. */
  paragraphs: { html: Markup; text: string }[];
  /** Words or phrases that are marked. */
  count: number;
  /** Where they stand on the image, as far as is known. */
  boxes: Box[];
}

export function readablePage(page: DocumentPage, q: string, words: readonly PageWord[]): ReadablePage {
  if (page.html !== undefined) {
    const { html, count } = markedHtml(headingsBeneath(page.html), q);
    return { html, paragraphs: [], count, boxes: [] };
  }
  const found = marksOnPage(page.text, q);
  const paragraphs = paragraphsOf(page.text).map((lines) => ({
    html: markedParagraph(page.text, lines, found),
    text: page.text.slice(lines[0]?.start, lines.at(-1)?.end),
  }));
  return { paragraphs, count: found.marks.length, boxes: hitBoxes(words, found.marks) };
}
