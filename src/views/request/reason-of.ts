import type { RequestRules } from '../../requests/policy.ts';
import type { PublicRecordFacts } from '../../requests/record-facts.ts';

export interface AskedReason {
  /** `original`: everybody can read its copy here; `permission`: what is in it and whom it concerns. */
  kind: 'original' | 'permission';
  isNeeded: boolean;
}

/** Why the reader is asked to give a reason for one record; sending judges by the same policy. */
export function reasonOf(
  rules: Pick<RequestRules, 'byAccess' | 'onlineNeedsReason'>,
  { access, online }: Pick<PublicRecordFacts, 'access' | 'online'>,
): AskedReason {
  if (online && access === 'open') return { kind: 'original', isNeeded: rules.onlineNeedsReason };
  return { kind: 'permission', isNeeded: rules.byAccess[access].reasonNeeded };
}

/** Among these is something that nobody gets without saying by what right. */
export function needsEvidence(
  rules: Pick<RequestRules, 'byAccess'>,
  records: Iterable<Pick<PublicRecordFacts, 'access'>>,
): boolean {
  for (const { access } of records) if (rules.byAccess[access].evidenceNeeded) return true;
  return false;
}
