import { BadContent } from './bad-content.ts';

/**
 * Of two sets for one day, or of sets in disorder, nobody could say which is in force.
 * @param sets of the policy file `name`, each with the first day it holds, YYYY-MM-DD
 * @throws BadContent naming the set that does not come later than the one before it
 */
export function refuseDisorder(sets: readonly { validFrom: string }[], name: string): void {
  const misplaced = sets.findIndex((set, at) => at > 0 && set.validFrom <= sets[at - 1]!.validFrom);
  if (misplaced > 0) throw new BadContent(name, `key sets.${misplaced}.validFrom: must be later than the set before.`);
}
