import type { Client } from './client.ts';
import { emailKey } from './fields/email-address.ts';
import type { Parts } from './parts.ts';
import type { Bucket } from './throttle/guard.ts';

/**
 * Registering and asking for a new password take this long, whatever is done meanwhile: a little more work for an
 * address that has an account, or for one that has none, would tell which it is.
 */
export const ANSWER_AFTER_MS = 250;

/**
 * Letters that anybody can cause: so many to one address. When they are up none is sent, and the answer is the same.
 * Those that let a holder in again are counted by themselves: others may come as often as they like and never keep
 * one from being sent that works.
 */
export function letterBucket(
  { secrets, policy: { throttle } }: Parts,
  email: string,
  kind: 'letter-to' | 'reset-to' = 'letter-to',
): Bucket {
  return { key: `${kind}:${secrets.keyedHash('throttle', emailKey(email))}`, rule: throttle.lettersByAddress };
}

/** So many from one client. When they are up it is told to try later. */
export function lettersFrom({ secrets, policy: { throttle } }: Parts, { address }: Client): Bucket {
  return { key: `letter-from:${secrets.keyedHash('throttle', address)}`, rule: throttle.lettersByClient };
}

/**
 * So many from all clients together, to addresses that may be anybody's. It holds up no forgotten password: those go
 * to addresses with an account alone, and a crowd that uses this up would keep every holder out.
 */
export function lettersInAll({ policy: { throttle } }: Parts): Bucket {
  return { key: 'letter-from:all', rule: throttle.lettersInAll };
}
