import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { done, refused, type Result } from '../../platform/result.ts';
import type { Busy } from '../refusals.ts';
import { createGate } from './gate.ts';
import { readPhc, writePhc, type PhcString } from './phc-string.ts';

/** OWASP ASVS 5.0, appendix C: 19 MiB in two passes is the least for Argon2id. */
const NOW: HashFigures = { memory: 19_456, passes: 2, parallelism: 1 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** Each fills a core and 19 MiB; two leave the rest of Node's four threads to files. */
const AT_ONCE = 2;
/** With those that wait the last is answered after some two seconds on a slow core. */
const WAITING = 64;

/** What a hash costs: memory in KiB. */
export type HashFigures = Pick<PhcString, 'memory' | 'passes' | 'parallelism'>;

export interface Passwords {
  /** @returns a PHC string of Argon2id */
  hash(password: string): Promise<Result<string, Busy>>;
  /**
   * Takes the same time where there is nothing to compare with.
   * @param stored null: no such account, or one without a password
   */
  verify(stored: string | null, password: string): Promise<Result<PasswordCheck, Busy>>;
}

export interface PasswordCheck {
  isRight: boolean;
  /** It was made with weaker figures than today's: to be made anew while the password is at hand. */
  isOld: boolean;
}

const hashWith = promisify(argon2);

/** Argon2id by Node itself. No more than a few at once: a flood of sign-ins is refused, not queued without end. */
export function createPasswords(figures: HashFigures = NOW): Passwords {
  const gate = createGate(AT_ONCE, WAITING);
  const nobodys: PhcString = { ...figures, salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) };

  const derive = (password: string, { memory, passes, parallelism, salt, hash }: PhcString) =>
    gate(() =>
      hashWith('argon2id', {
        message: comparable(password),
        nonce: salt,
        parallelism,
        tagLength: hash.length,
        memory,
        passes,
      }),
    );

  return {
    async hash(password) {
      const form = { ...figures, salt: randomBytes(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES) };
      const hash = await derive(password, form);
      return hash ? done(writePhc({ ...form, hash })) : refused({ code: 'busy' });
    },
    async verify(stored, password) {
      const known = stored === null ? undefined : readPhc(stored);
      const form = known ?? nobodys;
      const hash = await derive(password, form);
      if (!hash) return refused({ code: 'busy' });
      const isRight = timingSafeEqual(hash, form.hash) && known !== undefined;
      return done({ isRight, isOld: form.memory < figures.memory || form.passes < figures.passes });
    },
  };
}

/** The same letters typed on another keyboard may come as other code points (NFD on some phones). */
function comparable(password: string): Buffer {
  return Buffer.from(password.normalize('NFC'), 'utf8');
}
