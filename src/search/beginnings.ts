import { endsInBareY } from './vietnamese/bare-finals.ts';
import { foldedWords } from './vietnamese/tokens.ts';

/** A beginning shorter than this is only looked for as a whole word: it would begin half of all words. */
const SHORTEST_BEGINNING = 2;

/**
 * Whether longer words may begin like the last of these: not where it is a single sign, nor a bare final of Vietnamese
 * with y, which begins none that its spelling with i does. Both engines and whatever marks their hits ask this.
 */
export function mayBegin(typed: string): boolean {
  const last = foldedWords(typed).at(-1) ?? '';
  return last.length >= SHORTEST_BEGINNING && !endsInBareY(last);
}
