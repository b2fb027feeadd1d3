import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../../src/platform/secrets.ts';
import { knownDevice, newDeviceToken } from '../../../src/readers/throttle/device-token.ts';
import { drained, secondsToWait } from '../../../src/readers/throttle/leaky-bucket.ts';

const rule = fc.record({
  tries: fc.integer({ min: 1, max: 100 }),
  minutesForOne: fc.double({ min: 0.1, max: 600, noNaN: true }),
});

describe('tries that are counted', () => {
  it('are never more than the rule allows in any stretch of time', () => {
    const waits = fc.array(fc.double({ min: 0, max: 120, noNaN: true }), { maxLength: 200 });
    fc.assert(
      fc.property(rule, waits, (given, minutes) => {
        let bucket = { level: 0, at: 0 };
        let now = 0;
        let allowed = 0;
        for (const wait of minutes) {
          now += wait * 60_000;
          const level = drained(bucket, given, now);
          if (secondsToWait(level, given) > 0) continue;
          allowed += 1;
          bucket = { level: level + 1, at: now };
        }
        expect(allowed).toBeLessThanOrEqual(given.tries + now / 60_000 / given.minutesForOne + 1e-6);
      }),
    );
  });

  it('are allowed again after the wait that was named, and never have to wait longer than for one', () => {
    fc.assert(
      fc.property(rule, fc.double({ min: 0, max: 1, noNaN: true }), (given, part) => {
        const level = given.tries * part;
        const seconds = secondsToWait(level, given);
        expect(seconds).toBeLessThanOrEqual(Math.ceil(given.minutesForOne * 60));
        const later = drained({ level, at: 0 }, given, seconds * 1000);
        expect(secondsToWait(later - 1e-9, given)).toBe(0);
      }),
    );
  });

  it('are not forgotten, and not made more, by a clock that was set back', () => {
    expect(drained({ level: 3, at: 60_000 }, { tries: 5, minutesForOne: 1 }, 0)).toBe(3);
  });
});

describe('a browser that came before', () => {
  const secrets = createSecrets('a key of thirty-two letters or more');

  it('is known by its token, for its account, under our key', () => {
    const token = newDeviceToken(secrets, 'account-1');
    expect(knownDevice(secrets, 'account-1', token)).toBe(token.split('.')[0]);
    expect(knownDevice(secrets, 'account-2', token)).toBeUndefined();
    expect(knownDevice(createSecrets('another key of thirty-two letters'), 'account-1', token)).toBeUndefined();
    expect(token).not.toContain('account-1');
  });

  it('is not known by anything else', () => {
    fc.assert(fc.property(fc.string(), (token) => knownDevice(secrets, 'account-1', token) === undefined));
    expect(knownDevice(secrets, 'account-1', undefined)).toBeUndefined();
  });
});
