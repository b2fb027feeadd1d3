import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { generateHOTP } from '@oslojs/otp';
import { setTimeout as wait } from 'node:timers/promises';

const STEP_S = 30;
const DIGITS = 6;

/** The app on somebody's phone. It never gives a code twice: one that was used is refused (RFC 6238 §5.2). */
export class Authenticator {
  private readonly key: Uint8Array;
  private lastStep = 0;

  /** @param secret as the page shows it, in groups */
  constructor(secret: string) {
    this.key = decodeBase32IgnorePadding(secret.replaceAll(' ', ''));
  }

  /** The code of the present half minute; where that was given already, of the next, which clocks allow for. */
  async code(): Promise<string> {
    const step = Math.max(Math.floor(Date.now() / 1000 / STEP_S), this.lastStep + 1);
    // Two ahead of the clock is more than it allows for.
    await wait(Math.max(0, (step - 1) * STEP_S * 1000 - Date.now()));
    this.lastStep = step;
    return generateHOTP(this.key, BigInt(step), DIGITS);
  }
}
