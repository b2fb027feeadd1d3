import { describe, expect, it } from 'vitest';
import { lettersOf, makeLettersTest } from '../../../src/catalogue/access-words/spelled-letters.ts';

const LATIN = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

describe('the cheap look for letters', () => {
  it('knows every sign there is that stands for a Latin letter or figure, or for none', () => {
    const tests = new Map(LATIN.map((letter) => [letter, makeLettersTest([letter])]));
    const spaced = makeLettersTest(['mat']);
    const missed: string[] = [];
    for (let point = 0; point <= 0x1_ff_ff; point++) {
      const sign = String.fromCodePoint(point);
      const letters = lettersOf(sign).map(({ base }) => base);
      if (letters.some((letter) => tests.get(letter)?.(sign) === false)) missed.push(point.toString(16));
      if (letters.length === 0 && !spaced(`m${sign}at`)) missed.push(point.toString(16));
    }
    expect(missed).toEqual([]);
  });

  it.each([
    ['mật', 'Kế hoạch – M.Ậ.T'],
    ['mật', 'MẬT'.normalize('NFD')],
    ['mật', 'ｍａｔ'],
    ['mật', 'm          â          t'],
    ['tối mật', '(Tối  mật)'],
    ['bí mật nhà nước', 'bi mat nha nuoc'],
    ['top secret', 'TOP-SECRET'],
    ['секретно', 'совершенно секретно'],
  ])('sees "%s" in "%s"', (word, text) => {
    expect(makeLettersTest([word])(text)).toBe(true);
  });

  it.each([
    ['mật', 'Một tập tài liệu'],
    ['mật', 'memo to the Trustees'],
    ['tối mật', 'mật'],
    ['top secret', 'stop; secr'],
  ])('passes over what cannot hold "%s": "%s"', (word, text) => {
    expect(makeLettersTest([word])(text)).toBe(false);
  });
});
