import type { LiveGrant } from '../../requests/grants.ts';
import type { StaffRecordFacts } from '../../requests/record-facts.ts';

/**
 * Whether a reader may be handed a record now: it is open to everybody, or a grant of theirs holds, the one it was
 * booked by or another one for the same record.
 * @param facts of the record; undefined where it never existed
 * @param grants that hold today
 */
export function mayBeUsed(
  item: { record_id: string; grant_id: string | null },
  facts: StaffRecordFacts | undefined,
  grants: readonly Pick<LiveGrant, 'id' | 'recordId'>[],
): boolean {
  return isOpenToAll(facts) || grants.some(({ id, recordId }) => id === item.grant_id || recordId === item.record_id);
}

/** What vanished from its finding aid, or is hidden, is open to nobody, whatever its level says. */
export function isOpenToAll(facts: StaffRecordFacts | undefined): boolean {
  return facts !== undefined && facts.access === 'open' && !facts.removed && facts.visibility !== 'hidden';
}
