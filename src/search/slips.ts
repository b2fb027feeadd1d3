import type { QueryTerm } from './query.ts';
import { fold } from './vietnamese/fold.ts';

/** Beyond forty letters it is no word, and the ways to mistype it are too many to try. */
const FORGIVEN = /^\p{L}{5,40}$/u;
/** What stands there is a code or a name that is known as it is written. */
const UNFORGIVING: readonly QueryTerm['field'][] = ['reference', 'fonds'];

/** Whether a slip of the finger may be forgiven in this word: five letters or more, no digit, no code (DESIGN.md §6). */
export function mayHoldSlip({ kind, excluded, field, text }: QueryTerm): boolean {
  return kind === 'word' && !excluded && !UNFORGIVING.includes(field) && FORGIVEN.test(fold(text));
}

/**
 * All ways to undo one slip: one letter more, less, wrong, or two changed about; with the letters that folded words are
 * written in (norvig.com/spell-correct.html). The word itself is not among them.
 */
export function oneSlipAway(word: string): Set<string> {
  const letters = [...word];
  const ways = new Set<string>();
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at).join('');
    const after = letters.slice(at).join('');
    const rest = letters.slice(at + 1).join('');
    for (const letter of LETTERS) ways.add(before + letter + after);
    if (at === letters.length) break;
    ways.add(before + rest);
    for (const letter of LETTERS) ways.add(before + letter + rest);
    const next = letters[at + 1];
    if (next !== undefined) ways.add(before + next + letters[at] + letters.slice(at + 2).join(''));
  }
  ways.delete(word);
  return ways;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
