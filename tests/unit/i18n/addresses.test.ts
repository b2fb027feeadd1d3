import { describe, expect, it } from 'vitest';
import {
  citationAddress,
  documentCitationAddress,
  documentDownloadAddress,
  documentHitAddress,
  documentPageAddress,
  documentSearchAddress,
  facetAddress,
  homeAddress,
  imageServiceAddress,
  languageOf,
  manifestAddress,
  otherLanguageAddress,
  pageImageAddress,
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
    ['/tai-lieu/abc/12?q=%C4%91%C3%AA', '/en/documents/abc/12?q=%C4%91%C3%AA'],
    ['/tai-lieu/abc/tim?q=x', '/en/documents/abc/search?q=x'],
    ['/tai-lieu/abc/12/trich-dan.bib', '/en/documents/abc/12/citation.bib'],
  ])('lead from %s to the same page in English and back', (vietnamese, english) => {
    expect(other(vietnamese)).toBe(english);
    expect(other(english)).toBe(vietnamese);
  });

  it('never translate an id that happens to be a word of an address', () => {
    expect(other('/ho-so/phong')).toBe('/en/records/phong');
    expect(other('/en/pages/search')).toBe('/trang/search');
    expect(other('/en/documents/search/search')).toBe('/tai-lieu/search/tim');
    expect(other('/ho-so/a/tim')).toBe('/en/records/a/tim');
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

  it('open a document at a page, at the words looked for, and at its file', () => {
    expect(documentPageAddress('vi', 'a/b', 12)).toBe('/tai-lieu/a%2Fb/12');
    expect(documentHitAddress('en', 'ab', 3, 'vỡ đê&')).toBe('/en/documents/ab/3?q=v%E1%BB%A1+%C4%91%C3%AA%26#hit');
    expect(documentSearchAddress('vi', 'ab', 'đê', 2)).toBe('/tai-lieu/ab/tim?q=%C4%91%C3%AA&page=2');
    expect(documentDownloadAddress('ab')).toBe('/tai-lieu/ab/tai-ve');
    expect(documentCitationAddress('en', 'ab', 3, 'ris')).toBe('/en/documents/ab/3/citation.ris');
  });

  it('name documents and their images for IIIF viewers, in no language', () => {
    expect(manifestAddress('a b')).toBe('/iiif/a%20b/manifest.json');
    expect(imageServiceAddress('ab', 3)).toBe('/iiif/ab/3');
    expect(pageImageAddress('ab', 3, 700, 'webp')).toBe('/iiif/ab/3/full/700,/0/default.webp');
    expect(pageImageAddress('ab', 3, 'max', 'jpg')).toBe('/iiif/ab/3/full/max/0/default.jpg');
  });

  it('name the whole list of a facet in either language', () => {
    expect(facetAddress('vi', 'creator')).toBe('/tim-kiem/loc/creator');
    expect(facetAddress('en', 'creator')).toBe('/en/search/filter/creator');
    expect(homeAddress('en')).toBe('/en');
  });
});
