import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { wordsForPages } from '../../../src/search/words-for-pages.ts';

const words = (typed: string, more: Partial<Parameters<typeof wordsForPages>[0]> = {}) =>
  wordsForPages({ query: parseQuery(typed), matching: 'all', ...more });

describe('what of a search is looked for on a page', () => {
  it.each([
    ['vỡ đê sông', 'vỡ đê sông'],
    ['"vỡ đê" sông', '"vỡ đê" sông'],
    ['phông:"Ty Thủy lợi" vỡ đê năm:1954', 'vỡ đê'],
    ['đê -kè', 'đê'],
    ['số:12/3', ''],
    ['2085/QĐ-UBND', '2085/QĐ-UBND'],
  ])('%s', (typed, left) => {
    expect(words(typed)).toBe(left);
  });

  it('is the mended query where that is what was found', () => {
    const didYouMean = 'quyết định đê';
    expect(words('quyett định đê', { didYouMean, matching: 'with-typos' })).toBe(didYouMean);
    expect(words('quyett định đê', { didYouMean })).toBe('quyett định đê');
  });
});
