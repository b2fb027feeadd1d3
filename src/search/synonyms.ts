import { foldedWords } from './vietnamese/tokens.ts';

/** Synonyms with folded words: what a word (or several, joined by a space) also stands for, each as the words of a phrase. */
export type FoldedSynonyms = ReadonlyMap<string, string[][]>;

/** @param synonyms one-way, as search-config/synonyms.yaml has them */
export function foldSynonyms(synonyms: Readonly<Record<string, readonly string[]>>): FoldedSynonyms {
  const folded = Object.entries(synonyms).map(([word, expansions]): [string, string[][]] => [
    foldedWords(word).join(' '),
    expansions.map(foldedWords).filter((words) => words.length > 0),
  ]);
  return new Map(folded.filter(([word]) => word !== ''));
}
