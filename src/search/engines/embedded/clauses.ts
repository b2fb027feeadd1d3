import { mayBegin } from '../../beginnings.ts';
import type { QueryField, QueryTerm } from '../../query.ts';
import { mayHoldSlip } from '../../slips.ts';
import type { FoldedSynonyms } from '../../synonyms.ts';
import type { Column } from './index-file.ts';
import { indexWords } from './index-text.ts';

/** Parts of a query beyond this many are not looked at. */
const MOST_CLAUSES = 200;

/** One thing that a record must hold, or must not. */
export interface Clause {
  /** As typed. */
  typed: string;
  /** Folded; several where they must stand side by side. */
  words: string[];
  prefix: boolean;
  column?: Column;
  /** Looked for in the titles of fonds, which are not in the index of words. */
  fondsTitle: boolean;
  excluded: boolean;
  /** A single word that a slip of the finger may have changed. */
  forgiving: boolean;
  /** What else the word stands for, each as the words of a phrase. */
  synonyms: string[][];
}

/** What the terms of a query ask of a record; terms without letters and digits ask nothing, repeated ones once. */
export function clausesOf(terms: readonly QueryTerm[], synonyms: FoldedSynonyms): Clause[] {
  const clauses = new Map<string, Clause>();
  for (const term of terms) {
    const clause = clauseOf(term, synonyms);
    if (clause) clauses.set(JSON.stringify([expressionOf(clause), clause.excluded, clause.fondsTitle]), clause);
    if (clauses.size >= MOST_CLAUSES) break;
  }
  return [...clauses.values()];
}

function clauseOf(term: QueryTerm, synonyms: FoldedSynonyms): Clause | undefined {
  const words = indexWords(term.text);
  if (words.length === 0) return undefined;
  const single = term.kind === 'word' && words.length === 1;
  return {
    typed: term.text,
    words,
    prefix: term.prefix && mayBegin(term.text),
    column: term.field && COLUMN_OF_FIELD[term.field],
    fondsTitle: term.field === 'fonds',
    excluded: term.excluded,
    forgiving: single && mayHoldSlip(term),
    synonyms: term.kind === 'word' ? (synonyms.get(words.join(' ')) ?? []) : [],
  };
}

/** Words for a field are looked for in records alone. */
export function mayStandOnPages({ column, fondsTitle }: Clause): boolean {
  return !column && !fondsTitle;
}

const COLUMN_OF_FIELD: Record<QueryField, Column | undefined> = {
  title: 'title',
  reference: 'reference',
  creator: 'creators',
  place: 'places',
  subject: 'subjects',
  fonds: undefined,
};

/** The columns with what a record is called and what it is about: with these the words on one of its pages may be mixed. */
export const NAMES = 'title creators places subjects';

/** FTS5 for the records that meet a clause. Words hold letters and digits only: nothing in them needs escaping. */
export function expressionOf(clause: Clause, column: Column | typeof NAMES | undefined = clause.column): string {
  const synonyms = clause.synonyms.map((words) => phraseOf(words, false));
  return anyOf([phraseOf(clause.words, clause.prefix), ...synonyms], column);
}

/** The same clause met by any of these words instead. */
export function expressionOfWords(words: readonly string[], column: Column | undefined): string {
  return anyOf(
    words.map((word) => phraseOf([word], false)),
    column,
  );
}

function anyOf(phrases: readonly string[], column: Column | typeof NAMES | undefined): string {
  const any = phrases.length > 1 ? `(${phrases.join(' OR ')})` : phrases.join('');
  return column ? `{${column}} : ${any}` : any;
}

function phraseOf(words: readonly string[], prefix: boolean): string {
  return `"${words.join(' ')}"${prefix ? ' *' : ''}`;
}
