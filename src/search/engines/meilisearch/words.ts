import { mayBegin } from '../../beginnings.ts';
import type { QueryTerm } from '../../query.ts';
import type { FoldedSynonyms } from '../../synonyms.ts';
import { foldedWords } from '../../vietnamese/tokens.ts';
import { queryWords } from './texts.ts';

/** Meilisearch looks at no more than ten words of a query; a quoted phrase counts as one. */
export const MOST_WORDS = 10;
/** More than any title; each further stretch of ten is one more question to the server. */
export const MOST_TERMS = 60;

/**
 * A query in Meilisearch's own syntax: every word is quoted, since it would otherwise be joined with its neighbours to
 * longer words; the word still being typed and words with synonyms stay open, since quotes would switch prefixes and
 * synonyms off. Slips are never forgiven by the server (index-settings.ts), so that what is open is exact as well.
 * @param mayLack some words may be missing: quoted ones never may
 */
export function queryText(terms: QueryTerm[], synonyms: FoldedSynonyms, mayLack = false): string {
  // Only the very last word is taken as a beginning, so what is excluded comes before it.
  const ordered = [...terms.filter(({ excluded }) => excluded), ...terms.filter(({ excluded }) => !excluded)];
  const text = ordered.flatMap((term) => termText(term, synonyms, mayLack) ?? []).join(' ');
  // Meilisearch takes the last word as a beginning unless white space follows it.
  const last = ordered.at(-1);
  return last && isBeginning(last) ? text : `${text} `;
}

function termText(term: QueryTerm, synonyms: FoldedSynonyms, mayLack: boolean): string | undefined {
  const words = queryWords(term.text);
  if (words.length === 0) return undefined;
  if (term.excluded) return [words, ...waysElse(term, synonyms)].map((way) => `-"${way.join(' ')}"`).join(' ');
  // No phrase can be the beginning of one: of a number that is still being typed the last part may stand elsewhere.
  if (isBeginning(term) && words.length > 1) return `"${words.slice(0, -1).join(' ')}" ${words.at(-1)}`;
  const isAlone = term.kind === 'word' && words.length === 1;
  return isOpen(term, synonyms) || (mayLack && isAlone) ? words[0] : `"${words.join(' ')}"`;
}

/** Whether a single word stands in a question without quotation marks. */
export function isOpen(term: QueryTerm, synonyms: FoldedSynonyms): boolean {
  if (term.kind !== 'word' || queryWords(term.text).length !== 1) return false;
  return isBeginning(term) || waysElse(term, synonyms).length > 0;
}

/** What else a term stands for. */
function waysElse({ kind, text }: QueryTerm, synonyms: FoldedSynonyms): string[][] {
  return kind === 'word' ? (synonyms.get(foldedWords(text).join(' ')) ?? []) : [];
}

/** Whether longer words are looked for as well. */
export function isBeginning({ prefix, text }: QueryTerm): boolean {
  return prefix && mayBegin(text);
}

/** Cuts a long query into stretches that Meilisearch reads wholly; words past the sixtieth are not asked for. */
export function windowsOf(terms: QueryTerm[]): QueryTerm[][] {
  const windows: QueryTerm[][] = [];
  for (let start = 0; start < Math.min(terms.length, MOST_TERMS); start += MOST_WORDS)
    windows.push(terms.slice(start, start + MOST_WORDS));
  return windows;
}
