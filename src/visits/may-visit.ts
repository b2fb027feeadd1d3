import type { AccountStatus } from '../readers/account.ts';
import type { Actor } from '../readers/actor.ts';
import type { VisitRefusal } from './refusals.ts';
import type { VisitReader } from './storage/reader-rows.ts';

/** Who may come at all. A reader whom staff have not confirmed yet may book; staff then confirm the visit. */
export function mayVisit(
  reader: Pick<VisitReader, 'status' | 'email_verified_at' | 'seen_at'>,
): VisitRefusal | undefined {
  if (!isWelcome(reader.status)) return { code: 'suspended' };
  // Who was seen at the desk need not have an address.
  if (reader.email_verified_at === null && reader.seen_at === null) return { code: 'email-not-verified' };
  return undefined;
}

/** Asked again at every step towards the reader's hands: an account may be suspended or disabled between two of them. */
export function isWelcome(status: AccountStatus): boolean {
  return status === 'active' || status === 'pending';
}

/** The same, before anything is read. */
export function mayBook(actor: Actor): VisitRefusal | undefined {
  if (actor.kind !== 'reader') return { code: 'not-allowed' };
  if (actor.status === 'suspended') return { code: 'suspended' };
  if (!actor.emailVerified) return { code: 'email-not-verified' };
  return undefined;
}
