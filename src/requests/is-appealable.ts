import type { ItemState } from './states.ts';
import type { ItemRow } from './storage/case-rows.ts';

/** Values of requested_item.appealed besides 0. */
export const UNDER_APPEAL = 1;
export const APPEAL_DECIDED = 2;

const NOT_SIMPLY_GIVEN: readonly ItemState[] = ['granted-with-conditions', 'refused', 'not-held', 'unavailable'];

/** Whatever was not simply given can be looked at again, once: the caller knows that the time is not over. */
export function isAppealable({ state, appealed }: Pick<ItemRow, 'state' | 'appealed'>): boolean {
  return appealed === 0 && NOT_SIMPLY_GIVEN.includes(state);
}
