import type { QueryTerm } from '../../query.ts';
import { queryWords } from './texts.ts';

/** Meilisearch looks at no more than ten words of a query; a quoted phrase counts as one. */
export const MOST_WORDS = 10;
/** More than any title; each further stretch of ten is one more question to the server. */
export const MOST_TERMS = 60;

/**
 * A query in Meilisearch's own syntax.
 * @param typos false: every word is quoted, which is how Meilisearch spells "this word and no other"; the word
 *   still being typed and words with synonyms stay open, since quotes would switch prefixes and synonyms off
 */
export function queryText(terms: QueryTerm[], typos: boolean, hasSynonym: (word: string) => boolean): string {
  const text = terms.flatMap((term) => termText(term, typos, hasSynonym) ?? []).join(' ');
  // Meilisearch takes the last word as a beginning unless white space follows it.
  return terms.some((term) => term.prefix) ? text : `${text} `;
}

function termText(term: QueryTerm, typos: boolean, hasSynonym: (word: string) => boolean): string | undefined {
  const words = queryWords(term.text);
  if (words.length === 0) return undefined;
  if (term.excluded) return `-"${words.join(' ')}"`;
  const last = words.at(-1)!;
  // No phrase can be the beginning of one: of a number that is still being typed the last part may stand elsewhere.
  if (term.prefix && words.length > 1) return `"${words.slice(0, -1).join(' ')}" ${last}`;
  const isOpen = term.kind === 'word' && words.length === 1 && (typos || term.prefix || hasSynonym(words[0]!));
  return isOpen ? words[0] : `"${words.join(' ')}"`;
}

/** Cuts a long query into stretches that Meilisearch reads wholly; words past the sixtieth are not asked for. */
export function windowsOf(terms: QueryTerm[]): QueryTerm[][] {
  const windows: QueryTerm[][] = [];
  for (let start = 0; start < Math.min(terms.length, MOST_TERMS); start += MOST_WORDS)
    windows.push(terms.slice(start, start + MOST_WORDS));
  return windows;
}

/** Whether a slip of the finger may be forgiven in this word: five letters or more, and no digit. */
export function mayHoldTypo(term: QueryTerm): boolean {
  return term.kind === 'word' && !term.excluded && [...term.text].length >= 5 && !/\p{N}/u.test(term.text);
}
