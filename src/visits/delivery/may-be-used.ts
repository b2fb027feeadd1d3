import { isUsedUp, isViewGoingOn } from '../../requests/granting/is-used-up.ts';
import type { LiveGrant } from '../../requests/grants.ts';
import type { StaffRecordFacts } from '../../requests/record-facts.ts';
import type { ItemRow } from '../storage/item-rows.ts';

type Wanted = Pick<ItemRow, 'record_id' | 'grant_id' | 'state'>;
type UsableGrant = Pick<LiveGrant, 'id' | 'recordId' | 'maxViews' | 'views' | 'viewEndsAt'>;

/**
 * Whether a reader may be handed a record now: it is open to everybody, or a grant of theirs holds, the one it was
 * booked by or another one for the same record.
 * @param facts of the record; undefined where it never existed
 * @param grants that hold today
 * @param now ISO 8601 UTC
 */
export function mayBeUsed(
  item: Wanted,
  facts: StaffRecordFacts | undefined,
  grants: readonly UsableGrant[],
  now: string,
): boolean {
  return isOpenToAll(facts) || grantToUse(item, grants, now) !== undefined;
}

/**
 * By which grant the paper is handed over, the one that costs least first: no number of views, a view that is going on,
 * the one it was booked by. One whose views are used up opens nothing more; what was handed over by it is its last view,
 * and stays in the reader's hands until they give it back.
 */
export function grantToUse<Grant extends UsableGrant>(
  { record_id, grant_id, state }: Wanted,
  grants: readonly Grant[],
  now: string,
): Grant | undefined {
  const cost = (grant: Grant) => {
    if (grant.maxViews === null) return 0;
    if (isViewGoingOn(grant, now)) return 1;
    return grant.id === grant_id ? 2 : 3;
  };
  return grants
    .filter((grant) => grant.id === grant_id || grant.recordId === record_id)
    .filter((grant) => !isUsedUp(grant, now) || (state === 'issued' && grant.id === grant_id))
    .toSorted((a, b) => cost(a) - cost(b))[0];
}

/** What vanished from its finding aid, or is hidden, is open to nobody, whatever its level says. */
export function isOpenToAll(facts: StaffRecordFacts | undefined): boolean {
  return facts !== undefined && facts.access === 'open' && !facts.removed && facts.visibility !== 'hidden';
}
