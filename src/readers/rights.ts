import type { AccountPolicy } from './account-policy.ts';
import type { Actor, ReaderActor } from './actor.ts';

/** What readers may do by how well the archive knows them (content/policy/accounts.yaml explains each). */
export const READER_RIGHTS = ['read-conditional', 'read-closed'] as const;
export type ReaderRight = (typeof READER_RIGHTS)[number];

/** Staff and guests have no reader's rights. */
export function readerMay(
  policy: Pick<AccountPolicy, 'rights'>,
  actor: Actor,
  right: ReaderRight,
): actor is ReaderActor {
  if (actor.kind !== 'reader' || actor.status === 'suspended' || !actor.emailVerified) return false;
  return policy.rights[actor.status === 'pending' ? 'pending' : actor.assurance].includes(right);
}
