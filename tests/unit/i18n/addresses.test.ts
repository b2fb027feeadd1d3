import { describe, expect, it } from 'vitest';
import {
  citationAddress,
  facetAddress,
  homeAddress,
  languageOf,
  otherLanguageAddress,
  queryAddress,
  recordAddress,
} from '../../../src/i18n/addresses.ts';

const other = (address: string) => otherLanguageAddress(new URL(address, 'http://x'));

describe('addresses', () => {
  it.each([
    ['/', '/en'],
    ['/tim-kiem?q=%C4%91%C3%AA&level=file', '/en/search?q=%C4%91%C3%AA&level=file'],
    ['/tim-kiem/loc/place?q=x', '/en/search/filter/place?q=x'],
    ['/tim-kiem/loc/fonds', '/en/search/filter/fonds'],
    ['/phong?sort=years', '/en/fonds?sort=years'],
    ['/ho-so/abc', '/en/records/abc'],
    ['/ho-so/abc/cay?open=d', '/en/records/abc/tree?open=d'],
    ['/ho-so/abc/trich-dan.ris', '/en/records/abc/citation.ris'],
    ['/trang/quy-dinh', '/en/pages/quy-dinh'],
    ['/tin/mot-tin', '/en/news/mot-tin'],
  ])('lead from %s to the same page in English and back', (vietnamese, english) => {
    expect(other(vietnamese)).toBe(english);
    expect(other(english)).toBe(vietnamese);
  });

  it('never translate an id that happens to be a word of an address', () => {
    expect(other('/ho-so/phong')).toBe('/en/records/phong');
    expect(other('/en/pages/search')).toBe('/trang/search');
  });

  it('know the language by the first part of the path alone', () => {
    expect(languageOf('/en')).toBe('en');
    expect(languageOf('/en/records/a')).toBe('en');
    expect(languageOf('/english')).toBe('vi');
  });

  it('encode whatever is put into them', () => {
    expect(recordAddress('vi', 'a/b?c')).toBe('/ho-so/a%2Fb%3Fc');
    expect(queryAddress('en', 'a&level=file')).toBe('/en/search?q=a%26level%3Dfile');
    expect(citationAddress('vi', 'a b', 'bib')).toBe('/ho-so/a%20b/trich-dan.bib');
  });

  it('name the whole list of a facet in either language', () => {
    expect(facetAddress('vi', 'creator')).toBe('/tim-kiem/loc/creator');
    expect(facetAddress('en', 'creator')).toBe('/en/search/filter/creator');
    expect(homeAddress('en')).toBe('/en');
  });
});
