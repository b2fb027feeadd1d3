import { describe, expect, it } from 'vitest';
import { sealToken, unsealed } from '../../../src/platform/mail/sealed-token.ts';
import { createSecrets, newId, newToken, tokenHash } from '../../../src/platform/secrets.ts';

const secrets = createSecrets('a key of thirty-two letters at least');

describe('what is sealed', () => {
  it('is opened again, and looks different each time', () => {
    const sealed = secrets.seal('identity', '079123456789');
    expect(secrets.open('identity', sealed)).toBe('079123456789');
    expect(secrets.seal('identity', '079123456789')).not.toBe(sealed);
    expect(sealed).not.toContain('079123456789');
  });

  it('is opened for its own purpose and by its own key only, and not once it was touched', () => {
    const sealed = secrets.seal('identity', '079123456789');
    expect(() => secrets.open('totp', sealed)).toThrow();
    expect(() => createSecrets('another key of thirty-two letters').open('identity', sealed)).toThrow();
    const touched = Buffer.from(sealed, 'base64url');
    touched[touched.length - 1]! ^= 1;
    expect(() => secrets.open('identity', touched.toString('base64url'))).toThrow();
  });

  it('is found by a hash that says nothing without the key', () => {
    expect(secrets.keyedHash('identity', '1')).toBe(secrets.keyedHash('identity', '1'));
    expect(secrets.keyedHash('identity', '1')).not.toBe(secrets.keyedHash('recovery', '1'));
    expect(secrets.keyedHash('identity', '1')).not.toBe(createSecrets('another key').keyedHash('identity', '1'));
  });
});

describe('a token in a letter that waits', () => {
  const letter = (data: object) =>
    ({ template: 'reset-password', language: 'vi', data: JSON.stringify(data) }) as const;

  it('stands in it sealed, and is opened when the letter is written', () => {
    const waiting = letter({ token: sealToken(secrets, 'tok-en'), more: 1 });
    expect(waiting.data).not.toContain('tok-en');
    expect(unsealed(secrets, waiting)).toEqual(letter({ token: 'tok-en', more: 1 }));
    const others = createSecrets('another key of thirty-two letters');
    expect(() => unsealed(others, waiting)).toThrow();
  });

  it('goes as it is where it waited from before, and letters without one are left alone', () => {
    for (const data of [{ token: 'tok-en' }, { caseId: 'c2' }, {}]) {
      expect(unsealed(secrets, letter(data))).toEqual(letter(data));
    }
  });
});

describe('ids and tokens', () => {
  it('are never the same, and of letters that nobody confuses', () => {
    const ids = Array.from({ length: 5000 }, () => newId());
    expect(new Set(ids).size).toBe(5000);
    for (const id of ids) expect(id).toMatch(/^[2-9a-hjkmnp-tv-z]{20}$/);
  });

  it('use every letter about as often', () => {
    const counts = new Map<string, number>();
    for (const letter of newId(60_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(30);
    expect(Math.max(...counts.values()) / Math.min(...counts.values())).toBeLessThan(1.25);
  });

  it('hold 256 bits, and are kept as their hash', () => {
    expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32);
    expect(tokenHash('x')).toMatch(/^[0-9a-f]{64}$/);
  });
});
