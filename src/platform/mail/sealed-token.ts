import type { Secrets } from '../secrets.ts';
import type { StoredLetter } from './send-waiting.ts';

const PURPOSE = 'letter-token';
const SEALED = 'sealed:';

/**
 * A one-time token as it waits in a letter. Letters wait for days where a server does not answer, and those that were
 * given up stay for longer: whoever reads their table, or a copy of it, can follow none of the links.
 */
export function sealToken(secrets: Secrets, token: string): string {
  return SEALED + secrets.seal(PURPOSE, token);
}

/** @throws when it was not sealed here, or was changed since */
export function openToken(secrets: Secrets, sealed: string): string {
  return secrets.open(PURPOSE, sealed.slice(SEALED.length));
}

/** The letter as it is written: with its token, where it has one. What waited from before tokens were sealed goes as it is. */
export function unsealed(secrets: Secrets, letter: StoredLetter): StoredLetter {
  // What enqueueMail wrote.
  const data = JSON.parse(letter.data) as Record<string, unknown>;
  const { token } = data;
  if (typeof token !== 'string' || !token.startsWith(SEALED)) return letter;
  return { ...letter, data: JSON.stringify({ ...data, token: openToken(secrets, token) }) };
}
