import { newId, type Secrets } from '../../platform/secrets.ts';

const CODES = 10;
/** 49 bits, and tries are counted. */
const LETTERS = 10;

/** Shown once: `x7kq2-m9t4w`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => newId(LETTERS).replace(/^.{5}/, '$&-'));
}

/** How a code is kept, of one account. Case, blanks and hyphens do not matter. */
export function recoveryHash(secrets: Secrets, accountId: string, code: string): string {
  return secrets.keyedHash('recovery-code', `${accountId}:${code.toLowerCase().replace(/[\s-]/g, '')}`);
}
