import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight, snippetOf } from '../../../src/search/highlight.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { patternsOf } from '../../../src/search/query-patterns.ts';
import { foldSynonyms } from '../../../src/search/synonyms.ts';

const marked = (text: string, query: string, corrections = {}) =>
  highlight(text, patternsOf(parseQuery(query), corrections));

describe('marking the words found', () => {
  it.each([
    ['Đê sông Châu', 'de song', '<mark>Đê</mark> <mark>sông</mark> Châu'],
    ['Đê sông Châu', 'đê so', '<mark>Đê</mark> <mark>sông</mark> Châu'],
    ['đền thờ', 'de tho', 'đền <mark>thờ</mark>'],
    ['Bắc Kỳ, Bắc Kì', 'kì', 'Bắc <mark>Kỳ</mark>, Bắc <mark>Kì</mark>'],
    ['tờ 3, tờ 30', 'tờ 3', '<mark>tờ</mark> <mark>3</mark>, <mark>tờ</mark> 30'],
    ['Đốc phủ, hạng D', 'd', 'Đốc phủ, hạng <mark>D</mark>'],
    ['kinh kỳ', 'kỳ', 'kinh <mark>kỳ</mark>'],
    ['Số 2085/QĐ-UBND', '2085/QĐ-UBND', 'Số <mark>2085/QĐ-UBND</mark>'],
    ['05/QĐ-UB, 15/QĐ-UB', '5/QĐ-UB', '<mark>05/QĐ-UB</mark>, 15/QĐ-UB'],
    ['ngày 2/9/1945', '02/09/1945', 'ngày <mark>2/9/1945</mark>'],
    ['vỡ đê, đê vỡ', '"vỡ đê"', '<mark>vỡ đê</mark>, đê vỡ'],
    ['đê và lụt', 'đê -lụt', '<mark>đê</mark> và lụt'],
    ['a <b> & "c"', 'b', 'a &lt;<mark>b</mark>&gt; &amp; &quot;c&quot;'],
  ])('in "%s" for "%s"', (text, query, html) => {
    expect(marked(text, query)).toBe(html);
  });

  it('marks what a word also stands for, side by side only', () => {
    const synonyms = foldSynonyms({ ubnd: ['ủy ban nhân dân'] });
    const patterns = patternsOf(parseQuery('ubnd huyện'), {}, synonyms);
    expect(highlight('Ủy ban nhân dân huyện', patterns)).toBe('<mark>Ủy ban nhân dân</mark> <mark>huyện</mark>');
    expect(highlight('UBND và nhân dân', patterns)).toBe('<mark>UBND</mark> và nhân dân');
    expect(highlight('UBND', patternsOf(parseQuery('"ủy ban nhân dân"'), {}, synonyms))).toBe('UBND');
  });

  it('leaves a text in NFD as it is', () => {
    const text = 'Đường sắt'.normalize('NFD');
    expect(marked(text, 'đường')).toBe(
      `<mark>${text.slice(0, text.indexOf(' '))}</mark>${text.slice(text.indexOf(' '))}`,
    );
  });

  it('marks the word that a slip was read as', () => {
    expect(marked('Thủy lợi', 'thuuy lợi', { thuuy: 'thuy' })).toBe('<mark>Thủy</mark> <mark>lợi</mark>');
  });

  it('marks a word asked for in one field only there', () => {
    const patterns = patternsOf(parseQuery('nơi:Huế cầu'));
    expect(highlight('Cầu ở Huế', patterns, 'title')).toBe('<mark>Cầu</mark> ở Huế');
    expect(highlight('Huế', patterns, 'place')).toBe('<mark>Huế</mark>');
  });

  it('writes marks and escaped text only, and loses nothing of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, query) => {
        const html = marked(text, query);
        const bare = html.replaceAll('<mark>', '').replaceAll('</mark>', '');
        expect(bare).not.toMatch(/[<>"']/);
        const back = bare.replace(
          /&(lt|gt|quot|#39|amp);/g,
          (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
        );
        expect(back).toBe(text);
      }),
    );
  });
});

describe('a snippet', () => {
  const filler = 'Hồ sơ gồm nhiều văn bản của các huyện trong tỉnh. '.repeat(20);
  const cut = (text: string, query: string) => snippetOf(text, patternsOf(parseQuery(query)));

  it('shows about 200 characters around the place where most of the words stand', () => {
    const text = `Đê. ${filler}Vỡ đê sông Châu năm ấy. ${filler}`;
    const html = cut(text, 'đê sông châu')?.html ?? '';
    expect(html).toContain('Vỡ <mark>đê</mark> <mark>sông</mark> <mark>Châu</mark> năm ấy.');
    expect(html.startsWith('… ') && html.endsWith(' …')).toBe(true);
    expect(html.replace(/<.*?>/g, '').length).toBeLessThan(215);
  });

  it('cuts between words', () => {
    const text = `${filler}đê ${filler}`;
    const words = new Set(text.split(' '));
    const shown = (cut(text, 'đê')?.html ?? '')
      .replace(/<.*?>/g, '')
      .split(' ')
      .filter((word) => word !== '…');
    expect(shown.filter((word) => !words.has(word))).toEqual([]);
  });

  it('is the whole of a short text, and nothing of a text without the words', () => {
    expect(cut('Thư xin hoãn thuế', 'thuế')?.html).toBe('Thư xin hoãn <mark>thuế</mark>');
    expect(cut(filler, 'xyz')).toBeUndefined();
  });
});
