import { describe, expect, it } from 'vitest';
import { closenessOf } from '../../../src/search/page-closeness.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { patternsOf } from '../../../src/search/query-patterns.ts';

const close = (text: string, typed: string, corrections = {}) =>
  closenessOf(text, patternsOf(parseQuery(typed), corrections));

describe('how close the words of a query stand on a page', () => {
  it('is told by the longest run side by side and in order', () => {
    expect(close('Kè và đê sông Châu bị vỡ.', 'đê sông châu ').run).toBe(3);
    expect(close('Đê của sông Châu.', 'đê sông châu ').run).toBe(2);
    expect(close('Châu, sông, đê.', 'đê sông châu ').run).toBe(1);
    expect(close('không có gì', 'đê sông ').run).toBe(0);
  });

  it('takes a number for the same whatever zeros stand before it', () => {
    expect(close('ngày 02-09-1945', '2/9/1945 ').run).toBeGreaterThan(1.5);
    expect(close('ngày 2-9-1945', '02/09/1945 ').run).toBeGreaterThan(1.5);
    expect(close('ngày 20-9-1945', '2/9/1945 ').run).toBe(2);
  });

  it('goes over the ends of lines and over signs, not over other words', () => {
    expect(close('số 318/QĐ-\nUBND', '318/QĐ-UBND ').run).toBe(3);
    expect(close('đê, sông', 'đê sông ').run).toBe(2);
    expect(close('đê_sông', 'đê sông ').run).toBe(2);
    expect(close('đê 5 sông', 'đê sông ').run).toBe(1);
  });

  it('counts a word with other accents than those typed as half, and has no preference where none were typed', () => {
    expect(close('để sông', 'đê sông ').run).toBe(1.5);
    expect(close('để sông', 'de song ').run).toBe(2);
    expect(close('hòa bình', 'hoà bình ').run).toBe(2);
  });

  it('knows a word that stands in the query twice', () => {
    expect(close('xã xã Tân xã', 'xã tân xã ').run).toBe(3);
    expect(close('người người thi đua', 'người người thi đua ').run).toBe(4);
  });

  it('is nearer the shorter the stretch with all of them', () => {
    const near = close('Đê bị vỡ ở bên sông. Còn nhiều việc khác nữa phải làm.', 'đê sông ').nearness;
    const far = close('Đê bị vỡ. Còn nhiều việc khác nữa phải làm ngay ở bên sông.', 'đê sông ').nearness;
    expect(close('Vỡ đê sông', 'đê sông ').nearness).toBe(1);
    expect(near).toBeGreaterThan(far);
    expect(far).toBeGreaterThan(0);
    expect(close('Sông xa. Rất xa. Đê gần sông.', 'đê sông ').nearness).toBeGreaterThan(near);
  });

  it('says where they stand best: the longest run, else the shortest stretch', () => {
    const best = (text: string, typed: string) => {
      const { start, end } = close(text, typed).best;
      return text.slice(start, end);
    };
    expect(best('đê và sông, rồi kè đê sông Châu', 'đê sông châu')).toBe('đê sông Châu');
    expect(best('để sông rồi đê sông', 'đê sông')).toBe('đê sông');
    expect(best('đê xa xa xa sông, rồi sông và đê', 'đê sông')).toBe('sông và đê');
    expect(best('ở đê', 'đê')).toBe('đê');
    expect(best('ở đê', 'sông')).toBe('');
  });

  it('says which terms are met: all words of a phrase, beginnings, mended words, Hán characters', () => {
    expect(close('đê điều', 'đê sông ').met).toEqual([true, false]);
    expect(close('đê và sông', '"đê sông châu" đê ').met).toEqual([false, true]);
    expect(close('quang gánh', 'quang gá').met).toEqual([true, true]);
    expect(close('quyết định', 'quyett định ', { quyett: 'quyet' }).met).toEqual([true, true]);
    expect(close('tờ 大南 địa dư', '大南 địa ').met).toEqual([true, true, true]);
    expect(close('tờ 大南 địa dư', '大南 địa ').run).toBe(3);
  });

  it('has nothing to say without words', () => {
    expect(closenessOf('đê', [])).toMatchObject({ met: [], run: 0, nearness: 0 });
    expect(closenessOf('đê', [{ words: [] }])).toMatchObject({ met: [false], run: 0, nearness: 0 });
  });

  it('reads decomposed letters as it reads others', () => {
    const [text, typed] = ['Nước dâng tới vai kè Bến Thóc', 'vai kè bến '];
    expect(close(text.normalize('NFD'), typed)).toMatchObject({ met: [true, true, true], run: 3 });
  });
});
