import { timingSafeEqual } from 'node:crypto';
import { newId, type Secrets } from '../../platform/secrets.ts';

/**
 * Given to a browser in which an account was signed in, wholly: it says so later, and nothing else. Names nobody, and
 * is kept nowhere: the key tells whether we wrote it for this account.
 */
export function newDeviceToken(secrets: Secrets, accountId: string): string {
  const name = newId();
  return `${name}.${mark(secrets, accountId, name)}`;
}

/** @returns the browser's name, to count its tries by; undefined where it is unknown to this account */
export function knownDevice(secrets: Secrets, accountId: string, token: string | undefined): string | undefined {
  const [name = '', given = ''] = token?.split('.') ?? [];
  const expected = Buffer.from(mark(secrets, accountId, name));
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected) ? name : undefined;
}

function mark(secrets: Secrets, accountId: string, name: string): string {
  return secrets.keyedHash('device', `${accountId}.${name}`);
}
