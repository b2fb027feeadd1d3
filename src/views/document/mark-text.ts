import { HIT_ANCHOR } from '../../i18n/addresses.ts';
import { html, trusted, type Markup } from '../markup.ts';
import type { Paragraph, Stretch } from './paragraphs.ts';

/** The words found in a text, in order, and the one of them that a link opens at. */
export interface FoundWords {
  marks: Stretch[];
  best?: Stretch;
}

/** A paragraph with the words found marked. A mark that goes over its edge is marked as far as it stands in it. */
export function markedParagraph(text: string, paragraph: Paragraph, found: FoundWords): Markup {
  const lines = paragraph.map((line) => markedStretch(text, line, found).markup);
  return trusted(lines.join('<br />'));
}

/** A stretch of a text with the words found marked. */
export function markedStretch(text: string, { start, end }: Stretch, { marks, best }: FoundWords): Markup {
  let written = '';
  let at = start;
  for (const mark of marks) {
    if (mark.start >= end) break;
    const from = Math.max(mark.start, at);
    const to = Math.min(mark.end, end);
    if (from >= to) continue;
    // The part of a divided mark that comes first is the one to open at.
    const isAnchor = mark === best && mark.start >= start;
    const word = text.slice(from, to);
    written += html`${text.slice(at, from)}`.markup;
    written += (isAnchor ? html`<mark id="${HIT_ANCHOR}">${word}</mark>` : html`<mark>${word}</mark>`).markup;
    at = to;
  }
  return trusted(written + html`${text.slice(at, end)}`.markup);
}
