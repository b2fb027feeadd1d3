import type { FileFacts, FilePage } from '../../workshop.ts';
import { UnreadableDocument } from '../../workshop.ts';
import type { OpenFile } from '../open-file.ts';

/** A document that is nothing but text. @throws UnreadableDocument where it has none */
export function pagedFile(facts: FileFacts, pages: FilePage[]): OpenFile {
  if (pages.length === 0) throw new UnreadableDocument('There is no text in it.');
  return {
    pageCount: pages.length,
    facts: () => Promise.resolve(facts),
    pages: () => pages,
    draw: () => Promise.reject(new UnreadableDocument('Its pages are text, and are not drawn.')),
    close: () => Promise.resolve(),
  };
}
