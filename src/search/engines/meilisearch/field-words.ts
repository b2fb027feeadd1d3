import type { SearchDocument } from '../../engine.ts';
import type { QueryField, QueryTerm } from '../../query.ts';
import type { FoldedSynonyms } from '../../synonyms.ts';
import { withFinalI } from '../../vietnamese/bare-finals.ts';
import { foldedWords } from '../../vietnamese/tokens.ts';
import { isBeginning } from './words.ts';

/** Fields that can be asked for by name; titles of fonds are looked for in the topmost records instead. */
export type WordField = Exclude<QueryField, 'fonds'>;

/** What stands before each word, so that one attribute holds the words of all fields. */
const CODES: Record<WordField, string> = { title: 't', reference: 'r', creator: 'c', place: 'p', subject: 's' };

/** Between the words of a pair: no word has it, and at the end of a beginning the server does not leave it out. */
const PAIRED = '+';

/**
 * The words of each field: Meilisearch looks for all words of a question in the same attributes, so words for a field
 * beside others are asked for as a filter. In all fields but titles each word stands with the one behind it, the last
 * by itself; the pairs of titles would be as many as all else together.
 */
export function fieldWordsOf({ title, reference, creators, places, subjects }: SearchDocument): string[] {
  const words = new Set(wordsOf(title).map((word) => `${CODES.title} ${word}`));
  const short: [WordField, string[]][] = [
    ['reference', [reference]],
    ['creator', creators],
    ['place', places],
    ['subject', subjects],
  ];
  for (const [field, texts] of short) {
    for (const text of texts) {
      const found = wordsOf(text);
      for (const word of [...pairsOf(found), ...found.slice(-1)]) words.add(`${CODES[field]} ${word}`);
    }
  }
  return [...words];
}

/**
 * The records that a term for a field is met by, as a filter. Of a phrase of three words and more every two must stand
 * side by side.
 * @returns undefined where that cannot be told word by word: a phrase in a title
 */
export function fieldFilter(term: QueryTerm & { field: WordField }, synonyms: FoldedSynonyms): string | undefined {
  const typed = wordsOf(term.text);
  const known = synonyms.get(foldedWords(term.text).join(' ')) ?? [];
  const others = term.kind === 'word' ? known.map((way) => way.map(withFinalI)) : [];
  const ways = [typed, ...others];
  if (term.field === 'title' && ways.some((way) => way.length > 1)) return undefined;
  const met = ways.map((way) => sideBySide(term, way, way === typed && isBeginning(term)));
  return `${term.excluded ? 'NOT ' : ''}(${met.join(' OR ')})`;
}

/** Records with a word in this field that begins so. @param beginning folded */
export function fieldBeginning(field: WordField, beginning: string): string {
  return `wordsOfFields STARTS WITH "${CODES[field]} ${beginning}"`;
}

function wordsOf(text: string): string[] {
  return foldedWords(text).map(withFinalI);
}

function sideBySide({ field }: { field: WordField }, words: string[], open: boolean): string {
  const asked = words.length > 1 ? pairsOf(words) : words;
  const each = asked.map((word, at) => {
    if (open && at === asked.length - 1) return fieldBeginning(field, word);
    const equal = `wordsOfFields = "${CODES[field]} ${word}"`;
    return asked === words && field !== 'title' ? `(${equal} OR ${fieldBeginning(field, word + PAIRED)})` : equal;
  });
  return `(${each.join(' AND ')})`;
}

function pairsOf(words: string[]): string[] {
  return words.slice(1).map((word, at) => words[at] + PAIRED + word);
}
