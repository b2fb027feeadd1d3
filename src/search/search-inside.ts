import type { OpenDocuments } from '../catalogue/document.ts';
import { hasNeighbours, looseMarks, strictest, termsAmong, wordsInside } from './find-in-pages.ts';
import type { LooseMark, PageMarks } from './find-in-pages.ts';

/** Where words stand in one document. */
export interface FoundInside {
  /**
   * Pages with all the words, or else those with most of them; in order. Where words stand side by side on some of
   * them, those where none do are left out.
   */
  pages: PageMarks[];
  matching: 'all' | 'most';
}

/** Pages read at a time: the server answers others in between. */
const STRETCH = 50;

/**
 * Reads a document for the words of a query, by the texts themselves: complete whatever the index knows,
 * and never more than is open at this moment.
 * @param pageCount how many pages it has
 */
export async function searchInside(
  documents: Pick<OpenDocuments, 'pages'>,
  id: string,
  pageCount: number,
  q: string,
): Promise<FoundInside> {
  const patterns = wordsInside(q);
  if (patterns.length === 0) return { pages: [], matching: 'all' };
  const found: PageMarks<LooseMark>[] = [];
  for (let first = 1; first <= pageCount; first += STRETCH) {
    const pages = await documents.pages(id, first, Math.min(pageCount, first + STRETCH - 1));
    for (const { number, text } of pages) {
      const marks = looseMarks(text, patterns);
      if (marks.length > 0) found.push({ number, marks });
    }
  }
  const pages = strictest(found);
  const most = Math.max(0, ...pages.map(({ marks }) => termsAmong(marks)));
  const best = pages.filter(({ marks }) => marks.length > 0 && termsAmong(marks) === most);
  return {
    pages: best.some(({ marks }) => hasNeighbours(marks)) ? best.filter(({ marks }) => hasNeighbours(marks)) : best,
    matching: most < patterns.length ? 'most' : 'all',
  };
}
