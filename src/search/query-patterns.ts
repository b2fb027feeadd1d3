import { mayBegin } from './beginnings.ts';
import type { ParsedQuery, QueryField, QueryTerm } from './query.ts';
import type { FoldedSynonyms } from './synonyms.ts';
import { withFinalI } from './vietnamese/bare-finals.ts';
import { fold } from './vietnamese/fold.ts';
import { tokens } from './vietnamese/tokens.ts';

/** One word to be met in a text. */
export interface WordPattern {
  folded: string;
  /** As typed, NFC, lower case. */
  typed: string;
  /** The query was typed with marks, or this is a number: a text that has it as typed is the better one. */
  accented: boolean;
  /** Longer words that begin so are met too. */
  prefix: boolean;
  /** The word of the index it was read as, folded. */
  corrected?: string;
}

/** One term to be met: a word, or words that must stand together. Excluded terms have none. */
export interface TermPattern {
  words: WordPattern[];
  /** What else it stands for, each as words that must stand together. */
  synonyms?: WordPattern[][];
  field?: QueryField;
}

/** What of a query can be met in a text. @param corrections see Retrieval.corrections */
export function patternsOf(
  query: Pick<ParsedQuery, 'terms'>,
  corrections: Record<string, string> = {},
  synonyms: FoldedSynonyms = NO_SYNONYMS,
): TermPattern[] {
  const read = new Map(
    Object.entries(corrections).map(([typed, word]) => [withFinalI(fold(typed)), withFinalI(fold(word))]),
  );
  const wanted = query.terms.filter((term) => !term.excluded);
  const accented = wanted.some(({ text }) => text.normalize('NFC').toLowerCase() !== fold(text));
  return wanted.map((term) => {
    const pattern = patternOf(term, read, accented);
    const meant = term.kind === 'word' ? synonyms.get(pattern.words.map(({ folded }) => folded).join(' ')) : undefined;
    return meant ? { ...pattern, synonyms: meant.map((words) => words.map(asIndexed)) } : pattern;
  });
}

const NO_SYNONYMS: FoldedSynonyms = new Map();

/** A synonym is known without accents: whichever a text has are as good. */
function asIndexed(folded: string): WordPattern {
  return { folded, typed: folded, accented: false, prefix: false };
}

/** The words of a term, and those of each of its synonyms. */
export function waysOf({ words, synonyms = [] }: TermPattern): WordPattern[][] {
  return synonyms.length === 0 ? [words] : [words, ...synonyms];
}

/** Whether a folded word of a text is the one looked for. */
export function meets(word: WordPattern, folded: string): boolean {
  return folded === word.folded || folded === word.corrected || (word.prefix && folded.startsWith(word.folded));
}

function patternOf(term: QueryTerm, read: Map<string, string>, accented: boolean): TermPattern {
  const found = tokens(term.text);
  const words = found.map(({ start, end, folded }, i): WordPattern => {
    const typed = term.text.slice(start, end).normalize('NFC').toLowerCase();
    const corrected = read.get(folded);
    return {
      folded,
      typed,
      // 5 and 05 are one number, and who types 05 may know it so.
      accented: accented || /^\d/.test(folded),
      prefix: term.prefix && i === found.length - 1 && mayBegin(typed),
      ...(corrected === undefined ? {} : { corrected }),
    };
  });
  return { words, ...(term.field ? { field: term.field } : {}) };
}
