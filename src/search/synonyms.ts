import { withFinalI } from './vietnamese/bare-finals.ts';
import { foldedWords } from './vietnamese/tokens.ts';

/** Synonyms with folded words: what a word (or several, joined by a space) also stands for, each as the words of a phrase. */
export type FoldedSynonyms = ReadonlyMap<string, string[][]>;

/**
 * @param synonyms one-way, as search-config/synonyms.yaml has them
 * @param wordsOf as what they are looked up by is cut and folded
 */
export function foldSynonyms(
  synonyms: Readonly<Record<string, readonly string[]>>,
  wordsOf: (text: string) => string[] = comparedWords,
): FoldedSynonyms {
  const folded = Object.entries(synonyms).map(([word, expansions]): [string, string[][]] => [
    wordsOf(word).join(' '),
    expansions.map(wordsOf).filter((words) => words.length > 0),
  ]);
  return new Map(folded.filter(([word]) => word !== ''));
}

function comparedWords(text: string): string[] {
  return foldedWords(text).map(withFinalI);
}
