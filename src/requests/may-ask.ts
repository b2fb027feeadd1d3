import type { Actor } from '../readers/actor.ts';
import type { Refusal } from './refusals.ts';

/** Who may ask for records at all. A reader whom staff have not confirmed yet may ask; nothing is granted before. */
export function mayAsk(actor: Actor): Refusal | undefined {
  if (actor.kind !== 'reader') return { code: 'not-allowed' };
  if (actor.status === 'suspended') return { code: 'suspended' };
  if (!actor.emailVerified) return { code: 'email-not-verified' };
  return undefined;
}
