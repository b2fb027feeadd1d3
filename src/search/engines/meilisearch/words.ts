import type { QueryTerm } from '../../query.ts';

/** Meilisearch looks at no more than ten words of a query; a quoted phrase counts as one. */
export const MOST_WORDS = 10;

/**
 * A query in Meilisearch's own syntax.
 * @param typos false: every word is quoted, which is how Meilisearch spells "this word and no other"; the word
 *   still being typed and words with synonyms stay open, since quotes would switch prefixes and synonyms off
 */
export function queryText(terms: QueryTerm[], typos: boolean, hasSynonym: (word: string) => boolean): string {
  return terms
    .map((term) => {
      const text = term.text.replaceAll('"', ' ').trim();
      const open = term.kind === 'word' && (typos || term.prefix || hasSynonym(text)) && !term.excluded;
      return `${term.excluded ? '-' : ''}${open ? text : `"${text}"`}`;
    })
    .join(' ');
}

/** Cuts a long query into stretches that Meilisearch reads wholly. */
export function windowsOf(terms: QueryTerm[]): QueryTerm[][] {
  const windows: QueryTerm[][] = [];
  for (let start = 0; start < terms.length; start += MOST_WORDS) windows.push(terms.slice(start, start + MOST_WORDS));
  return windows;
}

/** Whether a slip of the finger may be forgiven in this word: five letters or more, and no digit. */
export function mayHoldTypo(term: QueryTerm): boolean {
  return term.kind === 'word' && !term.excluded && [...term.text].length >= 5 && !/\p{N}/u.test(term.text);
}
