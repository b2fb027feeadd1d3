import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/search/vietnamese/fold.ts';
import {
  beginningsOf,
  foldedText,
  foldedWords,
  tokens,
  tokensBeginning,
} from '../../../src/search/vietnamese/tokens.ts';

describe('cutting a text into words', () => {
  it.each([
    ['Quyết định số 2085/QĐ-UBND', ['quyet', 'dinh', 'so', '2085', 'qd', 'ubnd']],
    ['hoà bình – hòa bình', ['hoa', 'binh', 'hoa', 'binh']],
    ['Ðường đê ĐÊ', ['duong', 'de', 'de']],
    ["Chemin de fer d'Annam", ['chemin', 'de', 'fer', 'd', 'annam']],
    ['阮朝硃本 1802', ['阮', '朝', '硃', '本', '1802']],
    ['… — ! ⺀', []],
    ['〇々', ['〇', '々']],
  ])('%s', (text, words) => {
    expect(foldedWords(text)).toEqual(words);
    expect(tokens(text).map(({ folded }) => folded)).toEqual(words);
  });

  it('gives the same words from NFC, NFD and from the text prepared for an engine', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ắằđĐðưỡ aZ9-/.阮é00'.split('')) }), (text) => {
        const words = foldedWords(text);
        expect(foldedWords(text.normalize('NFD'))).toEqual(words);
        expect(tokens(text.normalize('NFD')).map(({ folded }) => folded)).toEqual(words);
        expect(foldedText(text).match(/[\p{L}\p{N}]+/gu) ?? []).toEqual(words);
      }),
    );
  });

  it('cuts every character alike, whether or not its text could be folded at one go', () => {
    for (let code = 0x20; code < 0x3200; code++) {
      const text = `a${String.fromCharCode(code)}b ${String.fromCharCode(code)}`;
      // Nothing with a Hán character is folded at one go.
      const slowly = tokens(`${text} 阮`).slice(0, -1);
      expect(tokens(text), `U+${code.toString(16)}`).toEqual(slowly);
    }
  });

  it('compares bare finals with i, and no other y', () => {
    const compared = (text: string) => tokens(text).map(({ folded }) => folded);
    expect(compared('Kỳ lý Mỹ tỷ quý nghỹ')).toEqual(['ki', 'li', 'mi', 'ti', 'qui', 'nghi']);
    expect(compared('Kỳ lý Mỹ tỷ quý'.normalize('NFD'))).toEqual(['ki', 'li', 'mi', 'ti', 'qui']);
    expect(compared('tay thủy yên y huy 12y')).toEqual(['tay', 'thuy', 'yen', 'y', 'huy', '12y']);
  });

  it('makes no fewer words than are looked for, and counts the others', () => {
    const words = fc.array(
      fc.constantFrom('de', 'kỳ', 'Đê', 'vỡ', '阮', '12', '0', '02', '012', 'x–y', 'đ'.normalize('NFD')),
    );
    fc.assert(
      fc.property(words, words, fc.constantFrom(' ', '/', '阮'), (text, sought, between) => {
        const whole = tokens(text.join(between));
        const folded = sought.flatMap(foldedWords);
        const some = tokensBeginning(text.join(between), beginningsOf(folded));
        expect(some).toHaveLength(whole.length);
        for (const [at, token] of whole.entries()) {
          const isSought = folded.some((word) => token.folded.startsWith(word.slice(0, 1)));
          if (isSought || some[at]) expect(some[at]).toEqual(token);
        }
      }),
    );
    expect(tokensBeginning('vỡ đê sông Châu', beginningsOf(['de']))).toEqual([
      undefined,
      { start: 3, end: 5, folded: 'de' },
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['05/QĐ-UB ngày 02.09.1978', ['5', 'qd', 'ub', 'ngay', '2', '9', '1978']],
    ['STA.0377, a007, số 00', ['sta', '377', 'a007', 'so', '00']],
    ['10.000, 1.005, 0,5', ['10', '000', '1', '5', '0', '5']],
    ['阮01 ０５ 100 0x', ['阮', '1', '5', '100', '0x']],
    ['Ắ05 ắ05'.normalize('NFD'), ['a05', 'a05']],
  ])('takes numbers without the zeros before them: %s', (text, words) => {
    expect(foldedWords(text)).toEqual(words);
    expect(tokens(text).map(({ folded }) => folded)).toEqual(words);
    expect(foldedText(text).match(/[\p{L}\p{N}]+/gu)).toEqual(words);
  });

  it('says where each word stands in the text as given', () => {
    const text = 'đê Sông Châu'.normalize('NFD');
    expect(tokens(text).map(({ start, end }) => fold(text.slice(start, end)))).toEqual(['de', 'song', 'chau']);
  });
});
