import type { AccountPolicy } from './account-policy.ts';
import type { Actor, ReaderActor } from './actor.ts';
import type { ReaderRight } from './reader-rights.ts';

/** Staff and guests have no reader's rights. */
export function readerMay(
  policy: Pick<AccountPolicy, 'rights'>,
  actor: Actor,
  right: ReaderRight,
): actor is ReaderActor {
  if (actor.kind !== 'reader' || actor.status === 'suspended' || !actor.emailVerified) return false;
  return policy.rights[actor.status === 'pending' ? 'pending' : actor.assurance].includes(right);
}
