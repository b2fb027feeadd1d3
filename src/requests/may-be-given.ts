import type { Refusal } from './refusals.ts';
import type { ItemState } from './states.ts';
import type { ReaderRow } from './storage/case-rows.ts';

/** What is granted is granted to readers whose account staff have confirmed; a refusal can be told to anybody. */
export function mayBeGiven(
  { status }: Pick<ReaderRow, 'status'>,
  items: readonly { state: ItemState }[],
): Refusal | undefined {
  const isGrant = items.some(({ state }) => state === 'granted' || state === 'granted-with-conditions');
  return isGrant && status !== 'active' ? { code: 'reader-not-confirmed' } : undefined;
}
