/** The states of the three machines (DESIGN.md §7). Which action leads where: transitions.ts. */
export const CASE_STATES = [
  'draft',
  'submitted',
  'in-review',
  'awaiting-applicant',
  'consulting',
  'decided',
  'under-appeal',
  'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const ITEM_STATES = [
  'pending',
  'proposed',
  'granted',
  'granted-with-conditions',
  'refused',
  'already-open',
  'not-held',
  'unavailable',
  'withdrawn',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What an item can come out as. */
export const OUTCOMES = [
  'granted',
  'granted-with-conditions',
  'refused',
  'already-open',
  'not-held',
  'unavailable',
] as const satisfies readonly ItemState[];
export type Outcome = (typeof OUTCOMES)[number];

export function isOutcome(state: ItemState): state is Outcome {
  return (OUTCOMES as readonly ItemState[]).includes(state);
}

export type GrantState = 'active' | 'suspended' | 'expired' | 'revoked';
