import { expressionOf, NAMES } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { meeting } from './meeting.ts';
import type { OpenIndex } from './open-index.ts';
import { EMPTY, intersect, unite } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';

/** Words that a phrase's last, half-typed word is read as, the most frequent ones. */
const MOST_ENDINGS = 50;

/** The pages that meet one clause, by themselves or by the names of their record; for a field, by their record alone. */
export function meetingOnPages(index: OpenIndex, clause: Clause): PkSet {
  if (clause.fondsTitle || clause.column) return index.pages.pagesOf(meeting(index, clause));
  const named = index.postings.of(expressionOf(clause, NAMES));
  return unite(standingOnPages(index, clause), index.pages.pagesOf(named));
}

/** The pages on which the words of a clause stand themselves. */
export function standingOnPages(index: OpenIndex, { words, prefix, synonyms }: Clause): PkSet {
  const typed = prefix ? beginning(index, words) : phrase(index, words);
  return synonyms.reduce((set, synonym) => unite(set, phrase(index, synonym)), typed);
}

function phrase({ pageLists, pagePhrases }: OpenIndex, words: readonly string[]): PkSet {
  const all = words.map((word) => pageLists.of(word)).reduce(intersect);
  return words.length === 1 || all.size === 0 ? all : pagePhrases.of(phraseExpression(words));
}

/**
 * FTS5 would put together all places of all words that begin like the last one: half of the index for `q`. The
 * lists know those words and the pages they are on.
 */
function beginning({ pageLists, pagePhrases }: OpenIndex, words: readonly string[]): PkSet {
  const whole = words.slice(0, -1);
  const last = words.at(-1)!;
  const all = whole.map((word) => pageLists.of(word)).reduce(intersect, pageLists.beginning(last));
  if (whole.length === 0 || all.size === 0) return all;
  const endings = pageLists.wordsBeginning(last, MOST_ENDINGS);
  if (endings.length === 0) return EMPTY;
  return pagePhrases.of(endings.map((ending) => phraseExpression([...whole, ending])).join(' OR '));
}

/** FTS5 for words side by side. Words hold letters and digits only: nothing in them needs escaping. */
export function phraseExpression(words: readonly string[]): string {
  return `"${words.join(' ')}"`;
}
