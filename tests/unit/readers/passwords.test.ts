import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate } from '../../../src/readers/passwords/gate.ts';
import { passwordFaults } from '../../../src/readers/passwords/password-rules.ts';
import { createPasswords } from '../../../src/readers/passwords/passwords.ts';
import { readPhc, writePhc } from '../../../src/readers/passwords/phc-string.ts';

const LENGTHS = { shortest: 8, longest: 256 };
const ABOUT = ['Nguyễn Thị Hường', 'huong.nguyen@thu.example', 'Phòng đọc Lưu trữ lịch sử', 'Tỉnh Sông Châu'];
const faultOf = (password: string) => passwordFaults({ password, repeated: password }, ABOUT, LENGTHS)?.password;

describe('a password is kept', () => {
  it('as a PHC string of Argon2id that any other program can check', async () => {
    const made = await createPasswords().hash('mua roi tren song');
    if (!made.ok) throw new Error('the machine is busy with nothing else');
    expect(made.value).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  it('never alike: the same password twice gives two hashes', async () => {
    const passwords = createPasswords();
    const [one, other] = await Promise.all([passwords.hash('mua roi'), passwords.hash('mua roi')]);
    expect(one).not.toEqual(other);
  });

  it('and is right by itself only', async () => {
    const passwords = createPasswords();
    const made = await passwords.hash('Mưa rơi trên sông');
    const stored = made.ok ? made.value : null;
    expect(await passwords.verify(stored, 'Mưa rơi trên sông')).toMatchObject({
      value: { isRight: true, isOld: false },
    });
    for (const other of ['mưa rơi trên sông', 'Mưa rơi trên sông ', 'Mua roi tren song', '']) {
      expect(await passwords.verify(stored, other)).toMatchObject({ value: { isRight: false } });
    }
  });

  it('so that nothing is right where there is no hash, or one that is none', async () => {
    for (const stored of [
      null,
      '',
      '$argon2i$v=19$m=19456,t=2,p=1$AAAA$AAAA',
      'plain',
      '$argon2id$v=19$m=1,t=1,p=1$$',
    ]) {
      expect(await createPasswords().verify(stored, '')).toMatchObject({ value: { isRight: false } });
    }
  });

  it('by a text that comes back as it went', () => {
    const bytes = (min: number, max: number) =>
      fc.uint8Array({ minLength: min, maxLength: max }).map((b) => Buffer.from(b));
    const form = fc.record({
      memory: fc.integer({ min: 8, max: 999_999_999 }),
      passes: fc.integer({ min: 1, max: 9999 }),
      parallelism: fc.integer({ min: 1, max: 255 }),
      salt: bytes(9, 64),
      hash: bytes(17, 128),
    });
    fc.assert(fc.property(form, (phc) => void expect(readPhc(writePhc(phc))).toEqual(phc)));
  });
});

describe('a flood of sign-ins', () => {
  it('is worked off a few at once, in order, and the rest is refused', async () => {
    const gate = createGate(2, 3);
    let running = 0;
    let most = 0;
    const ended: number[] = [];
    const work = (n: number) => async () => {
      most = Math.max(most, ++running);
      await pause(5);
      running -= 1;
      ended.push(n);
      return n;
    };
    const answers = await Promise.all(Array.from({ length: 9 }, (_, n) => gate(work(n))));
    expect(answers).toEqual([0, 1, 2, 3, 4, undefined, undefined, undefined, undefined]);
    expect(most).toBe(2);
    expect(ended).toEqual([0, 1, 2, 3, 4]);
    expect(await gate(work(9))).toBe(9);
  });

  it('keeps no place that a failing piece of work had', async () => {
    const gate = createGate(1, 1);
    await expect(gate(() => Promise.reject(new Error('it broke')))).rejects.toThrow('it broke');
    expect(await gate(async () => 'next')).toBe('next');
  });

  it('is refused beyond what can wait', async () => {
    const passwords = createPasswords();
    const answers = await Promise.all(Array.from({ length: 90 }, () => passwords.verify(null, 'x')));
    expect(answers.filter((answer) => !answer.ok && answer.refusal.code === 'busy')).toHaveLength(90 - 66);
  });
});

describe('a password that may be chosen', () => {
  it.each(['trời xanh mây trắng', 'correct horse battery', 'Tr0i-xanh', 'z8#Lq2!v', '🏠🌾🐃🌧️🛶🎋🪷🐟'])(
    '%s',
    (password) => {
      expect(faultOf(password)).toBeUndefined();
    },
  );

  it.each([
    ['matkhau', 'too-short'],
    ['Matkhau1', 'common'],
    ['P@ssw0rd', 'common'],
    ['anhyeuem123', 'common'],
    ['ANH YEU EM', undefined],
    ['qwertyuiop', 'common'],
    ['87654321', 'common'],
    ['abababab', 'common'],
    ['30041975', 'common'],
    ['NguyenHuong', 'about-you'],
    ['huong.nguyen', 'about-you'],
    ['huong.nguyen@thu.example', 'about-you'],
    ['songchau1999', 'about-you'],
    ['luutrulichsu', 'about-you'],
    ['nguyen-trong-vuon-hoa', undefined],
  ])('%s: %s', (password, fault) => {
    expect(faultOf(password)).toBe(fault);
  });

  it('is counted in letters as people see them typed, not in bytes', () => {
    expect(faultOf('đẹpđẽơi'.normalize('NFD'))).toBe('too-short');
    expect(faultOf('ữ'.repeat(3) + 'đấtnước'.repeat(36) + 'a')).toBeUndefined();
    expect(faultOf('đấtnước'.repeat(37))).toBe('too-long');
  });

  it('must be typed twice alike, from whichever keyboard', () => {
    const typed = 'trời xanh mây trắng';
    const twice = { password: typed.normalize('NFC'), repeated: typed.normalize('NFD') };
    expect(passwordFaults(twice, ABOUT, LENGTHS)).toBeUndefined();
    expect(passwordFaults({ password: typed, repeated: '' }, ABOUT, LENGTHS)).toEqual({ repeated: 'not-equal' });
  });
});
