import type { CaseOutcome } from './own-case.ts';
import type { ItemState } from './states.ts';

/** What a decision comes to as a whole. What is open already counts as given; withdrawn items do not count. */
export function derivedOutcome(states: readonly ItemState[]): CaseOutcome {
  const counted = states.filter((state) => state !== 'withdrawn');
  const given = counted.filter((state) => GIVEN.has(state));
  if (given.length === counted.length) return 'granted';
  return given.length === 0 ? 'refused' : 'partly';
}

const GIVEN: ReadonlySet<ItemState> = new Set(['granted', 'granted-with-conditions', 'already-open']);
