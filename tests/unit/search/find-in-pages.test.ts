import { describe, expect, it } from 'vitest';
import type { DocumentPage } from '../../../src/catalogue/document.ts';
import { marksOnPage, placesOn } from '../../../src/search/find-in-pages.ts';
import { searchInside } from '../../../src/search/search-inside.ts';

const found = (text: string, q: string) => marksOnPage(text, q).marks.map(({ start, end }) => text.slice(start, end));

describe('finding words on a page', () => {
  it.each([
    ['vỡ đê, để dân đến', 'đê', ['đê']],
    ['để dân đến', 'đê', ['để']],
    ['tu bổ de dieu và đề điếu', 'đê điều', ['de', 'dieu']],
    ['đê và để', 'de', ['đê', 'để']],
    ['Đường hoà bình', 'hòa', ['hoà']],
    ['Số 2085/QĐ-UBND', '2085/qd-ubnd', ['2085/QĐ-UBND']],
    ['chữa đê', 'điều', []],
    ['đê\nsông Châu', '"đê sông"', ['đê\nsông']],
    ['di chúc của cụ, di sản, chúc thọ', 'di chúc', ['di', 'chúc']],
    ['Ban Đê điều và bờ đê', 'điều đê bờ', ['Đê', 'điều', 'bờ', 'đê']],
    ['di sản, chúc thọ', 'di chúc', ['di', 'chúc']],
    ['đê, đê, đê điều', 'đê', ['đê', 'đê', 'đê']],
    ['từ 1954-1975', '1954-1975', ['1954-1975']],
    ['năm: 1954', 'năm:1954', ['năm: 1954']],
    ['đê', '-đê', []],
  ])('in "%s" for "%s"', (text, q, words) => {
    expect(found(text, q)).toEqual(words);
  });

  it('opens where most of the words stand together', () => {
    const text = `Châu. ${'Một câu không có gì. '.repeat(20)}Vỡ đê sông Châu.`;
    const { best } = marksOnPage(text, 'đê sông châu');
    expect(best?.start).toBe(text.indexOf('đê'));
    expect(marksOnPage(text, 'xyz').best).toBeUndefined();
  });

  it('shows every place once, words marked, nothing else let through', () => {
    const filler = 'Câu này chỉ để cho dài. '.repeat(20);
    const text = `<b>đê</b> một. ${filler}đê hai và đê ba. ${filler}`;
    const places = placesOn(text, marksOnPage(text, 'đê').marks);
    expect(places).toHaveLength(2);
    expect(places[0]).toMatch(/^&lt;b&gt;<mark>đê<\/mark>&lt;\/b&gt; một/);
    expect(places[1]?.match(/<mark>/g)).toHaveLength(2);
  });
});

describe('searching inside a document', () => {
  const texts = ['Biên bản họp', 'Ban đê điều họp', 'để điều', 'Đê điều', ...Array<string>(60).fill('trống'), 'điều'];
  const asked: [number, number][] = [];
  const documents = {
    pages: (_: string, first: number, last: number) => {
      asked.push([first, last]);
      const pages = texts.slice(first - 1, last).map((text, index) => ({ number: first + index, text }));
      return Promise.resolve(pages as DocumentPage[]);
    },
  };
  const search = async (q: string) => {
    const { pages, matching } = await searchInside(documents, 'd', texts.length, q);
    return [matching, ...pages.map(({ number }) => number)];
  };

  it('names the pages with all words, with the accents that were typed where they are anywhere', async () => {
    expect(await search('đê điều')).toEqual(['all', 2, 4]);
    expect(await search('de dieu')).toEqual(['all', 2, 3, 4]);
    expect(await search('điều')).toEqual(['all', 2, 3, 4, 65]);
  });

  it('leaves out pages where the words only happen to be, where others have them side by side', async () => {
    texts[10] = 'điều về con đê';
    expect(await search('đê điều')).toEqual(['all', 2, 4]);
    texts[10] = 'trống';
  });

  it('falls back to the pages with most words, and says so', async () => {
    expect(await search('họp đê kho bạc')).toEqual(['most', 2]);
    expect(await search('kho bạc')).toEqual(['most']);
    expect(await search('')).toEqual(['all']);
  });

  it('reads long documents in stretches', async () => {
    asked.length = 0;
    await search('đê');
    expect(asked).toEqual([
      [1, 50],
      [51, 65],
    ]);
  });
});
