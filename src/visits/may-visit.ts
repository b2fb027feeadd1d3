import type { Actor } from '../readers/actor.ts';
import type { VisitRefusal } from './refusals.ts';
import type { VisitReader } from './storage/reader-rows.ts';

/** Who may come at all. A reader whom staff have not confirmed yet may book; staff then confirm the visit. */
export function mayVisit(reader: Pick<VisitReader, 'status' | 'email_verified_at'>): VisitRefusal | undefined {
  if (reader.status !== 'active' && reader.status !== 'pending') return { code: 'suspended' };
  if (reader.email_verified_at === null) return { code: 'email-not-verified' };
  return undefined;
}

/** The same, before anything is read. */
export function mayBook(actor: Actor): VisitRefusal | undefined {
  if (actor.kind !== 'reader') return { code: 'not-allowed' };
  if (actor.status === 'suspended') return { code: 'suspended' };
  if (!actor.emailVerified) return { code: 'email-not-verified' };
  return undefined;
}
