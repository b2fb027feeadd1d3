import { mayBegin } from '../../beginnings.ts';
import { indexWords } from './index-text.ts';
import type { OpenIndex } from './open-index.ts';

/** What a person looks for by name: not prose. */
const SUGGESTED = '{title reference creators places subjects}';
/** Words of what is typed that are looked at. */
const MOST_WORDS = 20;
/** Candidates of each kind from which the best are taken. */
const CANDIDATES = 300;

/**
 * Records whose title begins with what is typed, then those whose title holds it, then those that hold it elsewhere by
 * name, then its words anywhere by name. A whole word comes before the beginning of a longer one. What holds a number
 * may be a reference code: those that begin so come before all.
 */
export function suggest(index: OpenIndex, typed: string, limit: number): number[] {
  const words = wordsOf(typed);
  const last = words.at(-1);
  if (last === undefined || limit <= 0) return [];
  const star = mayBegin(typed) ? ' *' : '';
  const whole = `"${words.join(' ')}"`;
  const phrase = `${whole}${star}`;
  const each = words.map((word, at) => `"${word}"${at === words.length - 1 ? star : ''}`).join(' AND ');
  const offered = new Set<number>();
  const titles = [`{title} : ^ ${whole}`, `{title} : ^ ${phrase}`, `{title} : ${whole}`, `{title} : ${phrase}`];
  const codes = /\p{N}/u.test(whole) ? [`{reference} : ^ ${whole}`, `{reference} : ^ ${phrase}`] : [];
  for (const expression of new Set([...codes, ...titles, `${SUGGESTED} : ${phrase}`, `${SUGGESTED} : (${each})`])) {
    for (const pk of candidates(index, expression)) {
      if (offered.size >= limit) return [...offered];
      offered.add(pk);
    }
  }
  return [...offered];
}

/** A single letter after other words says too little to be looked for: half of all words begin with it. */
function wordsOf(typed: string): string[] {
  const words = indexWords(typed).slice(0, MOST_WORDS);
  return words.length > 1 && words.at(-1)!.length === 1 ? words.slice(0, -1) : words;
}

/** Higher levels first, then shorter titles. */
function candidates({ database, columns, facets }: OpenIndex, expression: string): number[] {
  const rows = database
    .prepare('select rowid as pk from words where words match ? limit ?')
    .all(expression, CANDIDATES);
  const pks = rows.map(({ pk }) => Number(pk)).filter((pk) => columns.facetSet[pk] !== 0);
  const worth = (pk: number) => facets.levels[columns.facetSet[pk]!]! * 256 + columns.titleLength[pk]!;
  return pks.sort((a, b) => worth(a) - worth(b) || a - b);
}
