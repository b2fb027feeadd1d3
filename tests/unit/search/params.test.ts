import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSearchParams, writeSearchParams, writeSearchQuery } from '../../../src/search/params.ts';

const read = (address: string) => readSearchParams(new URLSearchParams(address));
const kinds = (address: string) => read(address).problems.map(({ param, kind }) => `${param} ${kind}`);

describe('the address of a search', () => {
  it('says everything about it', () => {
    const { params, problems } = read(
      'q=đê&page=3&sort=-date&within=abc&from=1905&to=1960&level=file&level=item&creator=Ty+Thủy+lợi&online=yes&group=1&limit=50&cursor=x',
    );
    expect(problems).toEqual([]);
    expect(params).toEqual({
      q: 'đê',
      page: 3,
      sort: '-date',
      within: 'abc',
      filters: {
        access: [],
        online: ['yes'],
        level: ['file', 'item'],
        fonds: [],
        language: [],
        creator: ['Ty Thủy lợi'],
        place: [],
        subject: [],
        from: 1905,
        to: 1960,
      },
      limit: 50,
      cursor: 'x',
      grouped: true,
    });
  });

  it('needs nothing: everything has a default, empty and unknown parameters are ignored', () => {
    const { params, problems } = read('q=&level=&from=&utm_source=x&page=&sort=');
    expect(problems).toEqual([]);
    expect(String(writeSearchParams(params))).toBe('');
  });

  it('knows the values of a fixed list in any case, once each', () => {
    const { params, problems } = read('access=OPEN&access=open&level=File&online=YES&creator=KHO');
    expect(problems).toEqual([]);
    expect(params.filters).toMatchObject({ access: ['open'], level: ['file'], online: ['yes'], creator: ['KHO'] });
    expect(kinds('access=OPENED')).toEqual(['access unknown-value']);
  });

  it.each([
    ['page=0', 'page not-a-page'],
    ['page=x', 'page not-a-page'],
    ['page=99999999999', 'page not-a-page'],
    ['from=19x', 'from not-a-year'],
    ['to=-5', 'to not-a-year'],
    ['from=1960&to=1905', 'from years-backwards'],
    ['sort=best', 'sort unknown-value'],
    ['level=folder', 'level unknown-value'],
    ['access=secret', 'access unknown-value'],
    ['online=maybe', 'online unknown-value'],
    ['limit=101', 'limit unknown-value'],
    [`q=${'a'.repeat(501)}`, 'q too-long'],
    [`creator=${'a'.repeat(501)}`, 'creator too-long'],
    [`cursor=${'a'.repeat(2001)}`, 'cursor bad-cursor'],
  ])('%s is explained: %s', (address, problem) => {
    expect(kinds(address)).toEqual([problem]);
  });

  it('keeps an unknown value and years the wrong way round, so that the answer is empty', () => {
    const { params } = read('level=folder&from=1960&to=1905');
    expect(params.filters).toMatchObject({ level: ['folder'], from: 1960, to: 1905 });
  });

  it('takes "not stated" in every facet whose value a record may lack', () => {
    expect(kinds('language=unstated&creator=unstated&place=unstated&subject=unstated')).toEqual([]);
    expect(kinds('level=unstated')).toEqual(['level unknown-value']);
  });

  it('is read from NFD as from NFC', () => {
    expect(read(`creator=${encodeURIComponent('Ty Thủy lợi'.normalize('NFD'))}`).params.filters.creator).toEqual([
      'Ty Thủy lợi',
    ]);
  });

  it('is written in one order and read again without change, whatever it said', () => {
    const name = fc.constantFrom(
      'q',
      'page',
      'sort',
      'within',
      'from',
      'to',
      'level',
      'fonds',
      'creator',
      'group',
      'limit',
      'cursor',
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('1', '1905', 'file', 'date', 'đê "sông" -lụt'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
        const { params } = readSearchParams(new URLSearchParams(pairs));
        const written = writeSearchParams(params);
        expect(readSearchParams(written).params).toEqual(params);
        expect(String(writeSearchParams(readSearchParams(written).params))).toBe(String(written));
        expect(writeSearchQuery(params)).toBe(String(written));
      }),
    );
  });
});
