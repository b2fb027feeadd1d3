import { spellingsOfFinals } from '../../vietnamese/bare-finals.ts';

/**
 * The server compares letter by letter, so kỳ and kì are told to it as synonyms. They hold for words, not inside phrases.
 */
export function withSpellings(synonyms: Readonly<Record<string, string[]>>): Record<string, string[]> {
  const told: Record<string, string[]> = { ...synonyms };
  for (const [spelled, otherwise] of spellingsOfFinals()) told[spelled] = [...(told[spelled] ?? []), otherwise];
  return told;
}
