import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Letters and digits that nobody takes for one another (Crockford's base 32 without its pairs). */
const READABLE = '23456789abcdefghjkmnpqrstvwxyz';

/** What SECRET_KEY is for: every purpose has a key of its own, so that one found out opens nothing else. */
export interface Secrets {
  /** AES-256-GCM. @param purpose bound into it: what was sealed for one cannot be opened for another */
  seal(purpose: string, text: string): string;
  /** @throws when it was not sealed here, for this purpose, or was changed since */
  open(purpose: string, sealed: string): string;
  /** The same text gives the same hash, which nobody without the key can find the text by: for exact search. */
  keyedHash(purpose: string, text: string): string;
}

/** @param secretKey at least 32 bytes of randomness, in whatever letters */
export function createSecrets(secretKey: string): Secrets {
  const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secretKey, 'phong-doc', purpose, 32));
  return {
    seal(purpose, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = bytes.subarray(IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    keyedHash: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest('hex'),
  };
}

/** 256 bits for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How a token is kept: whoever reads the table cannot use it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A public id: 20 letters and digits, 98 bits, of which nothing can be guessed from another. */
export function newId(length = 20): string {
  let id = '';
  // Bytes beyond the last whole turn of the alphabet would make its first letters likelier.
  const limit = 256 - (256 % READABLE.length);
  while (id.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < limit && id.length < length) id += READABLE[byte % READABLE.length];
    }
  }
  return id;
}
