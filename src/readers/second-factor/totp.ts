import { timingSafeEqual } from 'node:crypto';
import { encodeBase32NoPadding } from '@oslojs/encoding';
import { createTOTPKeyURI, generateHOTP } from '@oslojs/otp';

/** What every authenticator understands (RFC 6238): SHA-1, six digits, thirty seconds. */
const STEP_SECONDS = 30;
const DIGITS = 6;
export const TOTP_KEY_BYTES = 20;
/** One step before and after: clocks differ, and typing takes time. */
const STEPS_EITHER_WAY = 1;

/**
 * Which step a code belongs to.
 * @param lastStep the last one used: neither it nor any before is taken again (RFC 6238 §5.2)
 * @returns undefined where the code is none, old or used
 */
export function stepOfCode(key: Uint8Array, code: string, now: Date, lastStep: number | null): number | undefined {
  const current = Math.floor(now.getTime() / 1000 / STEP_SECONDS);
  let found: number | undefined;
  for (let step = current - STEPS_EITHER_WAY; step <= current + STEPS_EITHER_WAY; step++) {
    const isIt = isEqual(generateHOTP(key, BigInt(step), DIGITS), code);
    if (isIt && (lastStep === null || step > lastStep)) found ??= step;
  }
  return found;
}

function isEqual(expected: string, given: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === DIGITS && timingSafeEqual(Buffer.from(expected), bytes);
}

/** For typing, and for the QR picture. @param issuer the archive's name, @param holder the address of the account */
export function totpInvitation(key: Uint8Array, issuer: string, holder: string): { secret: string; uri: string } {
  // "%20" instead of "+": several authenticators show the plus.
  const uri = createTOTPKeyURI(issuer, holder, key, STEP_SECONDS, DIGITS).replaceAll('+', '%20');
  return { secret: encodeBase32NoPadding(key), uri };
}
