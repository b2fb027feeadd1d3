import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUERY_LENGTH, MAX_QUERY_TERMS, parseQuery } from '../../../src/search/parse-query.ts';
import { writeQuery } from '../../../src/search/write-query.ts';

/** One line per query: `-` excluded, `field:`, quotes for a phrase, `*` for a word that may go on. */
function read(typed: string): { terms: string; filters: object } {
  const { terms, filters } = parseQuery(typed);
  const written = terms.map(({ excluded, field, kind, text, prefix }) => {
    const value = kind === 'phrase' ? `"${text}"` : text;
    return `${excluded ? '-' : ''}${field ? `${field}:` : ''}${value}${prefix ? '*' : ''}`;
  });
  return { terms: written.join(' '), filters };
}

describe('a query', () => {
  it.each([
    ['đê sông châu', 'đê sông châu*'],
    ['"đê sông" lụt', '"đê sông" lụt*'],
    ['“đê sông” lụt', '"đê sông" lụt*'],
    ['«đê sông»', '"đê sông"'],
    ['đê "sông', 'đê sông*'],
    ['"" đê', 'đê*'],
    ['đê, sông;', 'đê sông'],
    ['阮朝', '阮 朝*'],
  ])('%s is read as words and phrases', (typed, terms) => {
    expect(read(typed)).toEqual({ terms, filters: {} });
  });

  it.each([
    ['đê -lụt', 'đê -lụt'],
    ['đê −lụt –bão', 'đê -lụt -bão'],
    ['-"vỡ đê" sông', '-"vỡ đê" sông*'],
    ['- lụt', 'lụt*'],
    ['đê -', 'đê'],
    ['QĐ-UBND', 'QĐ UBND*'],
    ['đê -QĐ-UBND', 'đê -"QĐ-UBND"'],
  ])('%s excludes what a minus stands right before, and nothing inside a code', (typed, terms) => {
    expect(read(typed).terms).toBe(terms);
  });

  it.each([
    ['2085/QĐ-UBND', '"2085/QĐ-UBND"*'],
    ['001.03.08 đất', '"001.03.08" đất*'],
    ['19/8/1945', '"19/8/1945"*'],
    ['1945', '1945*'],
  ])('%s keeps the parts of a number together', (typed, terms) => {
    expect(read(typed)).toEqual({ terms, filters: {} });
  });

  it.each([
    ['phông:"Ủy ban"', 'fonds:"Ủy ban"'],
    ['PHONG:ủy', 'fonds:ủy*'],
    ['fonds:ủy', 'fonds:ủy*'],
    ['tiêu đề:đường sắt', 'title:đường sắt*'],
    ['TIEU DE:đường', 'title:đường*'],
    ['Title:“cầu sắt”', 'title:"cầu sắt"'],
    ['tác giả:Nguyễn nơi:Huế', 'creator:Nguyễn place:Huế*'],
    ['chủ đề:đất subject:đê', 'subject:đất subject:đê*'],
    ['số:12/3', 'reference:"12/3"*'],
    ['-số:12 đê', '-reference:12 đê*'],
    ['phòng:đọc', 'phòng đọc*'],
    ['abc:đê', 'abc đê*'],
    ['Số: 12/QĐ', 'Số "12/QĐ"*'],
    ['số:', 'số'],
  ])('%s asks a field by a name in either language, and is words when it names none', (typed, terms) => {
    expect(read(typed)).toEqual({ terms, filters: {} });
  });

  it.each([
    ['năm:1954-1975 đê', { from: 1954, to: 1975 }],
    ['nam:1954 đê', { from: 1954, to: 1954 }],
    ['year:1954- đê', { from: 1954 }],
    ['năm: -1960 đê', { to: 1960 }],
    ['năm:1954–1975 đê', { from: 1954, to: 1975 }],
    ['năm:1975-1954 đê', { from: 1954, to: 1975 }],
    ['mức:hồ sơ đê', { level: ['file'] }],
    ['level:series đê', { level: ['series'] }],
    ['muc:"van ban" đê', { level: ['item'] }],
  ])('%s narrows by years or level', (typed, filters) => {
    expect(read(typed)).toEqual({ terms: 'đê*', filters });
  });

  it.each([
    ['đê sông châu 1905-1960', 'đê sông châu', { from: 1905, to: 1960 }],
    ['đê (1905 – 1960)', 'đê', { from: 1905, to: 1960 }],
    ['Báo cáo 1954 -1975', 'Báo cáo', { from: 1954, to: 1975 }],
    ['đê 1905– 1960', 'đê', { from: 1905, to: 1960 }],
    ['đê 1975 -1954', 'đê 1975 -1954', {}],
    ['đê -1975', 'đê -1975', {}],
    ['đê 1960-1905', 'đê "1960-1905"*', {}],
    ['đê 2085-9999', 'đê "2085-9999"*', {}],
    ['"đê 1905-1960"', '"đê 1905-1960"', {}],
    ['đê 1905-1960/QĐ', 'đê "1905-1960/QĐ"*', {}],
    ['1905-1960 năm:1930', '"1905-1960"', { from: 1930, to: 1930 }],
  ])('%s: a bare range of two plausible years narrows, anything else is a number', (typed, terms, filters) => {
    expect(read(typed)).toEqual({ terms, filters });
  });

  it('is the same typed in NFD as in NFC', () => {
    const typed = 'tiêu đề:đường "cầu Trường Tiền" phông:Huế -lụt';
    const { text, ...nfd } = parseQuery(typed.normalize('NFD'));
    expect(text).toBe(typed);
    expect(nfd).toEqual({ terms: parseQuery(typed).terms, filters: {} });
  });

  it('says when it was longer than is searched for', () => {
    expect(parseQuery('đê').shortened).toBeUndefined();
    expect(parseQuery('a'.repeat(MAX_QUERY_LENGTH + 1)).shortened).toBe(true);
    const many = parseQuery('đê '.repeat(MAX_QUERY_TERMS + 1));
    expect(many.terms).toHaveLength(MAX_QUERY_TERMS);
    expect(many.shortened).toBe(true);
  });

  it('never throws and never goes past its bounds, whatever is typed', () => {
    const signs = fc.constantFrom(
      '"',
      '“',
      '-',
      '−',
      ':',
      'năm:',
      'mức:',
      'số:',
      ' ',
      '1905',
      '-1960',
      'đê',
      '\0',
      '\ud800',
      '/',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(signs, { maxLength: 200 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const { terms } = parseQuery(text);
        expect(terms.length).toBeLessThanOrEqual(MAX_QUERY_TERMS);
        expect(terms.every((term) => /[\p{L}\p{N}]/u.test(term.text))).toBe(true);
        expect(terms.slice(0, -1).every((term) => !term.prefix)).toBe(true);
      }),
    );
  });

  it('can be written out and read again without change', () => {
    const word = fc.stringMatching(/^[a-zđưôê]{1,8}$/);
    const code = fc.stringMatching(/^\d{1,4}\/[A-Z]{1,3}$/);
    const years = fc.constantFrom('năm:1954-1975', 'năm:1960', 'năm:1954-', 'mức:file', '1905-1960');
    const field = fc.constantFrom('', '-', 'title:', 'phông:', 'số:', '-nơi:');
    const part = fc.oneof(
      fc.tuple(field, fc.oneof(word, code)).map(([before, after]) => before + after),
      fc.tuple(field, word, word).map(([before, first, second]) => `${before}"${first} ${second}"`),
      years,
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const once = parseQuery(parts.join(' '));
        const again = parseQuery(writeQuery(once));
        const settled = (terms: typeof once.terms) => terms.map((term) => ({ ...term, prefix: false }));
        expect(settled(again.terms)).toEqual(settled(once.terms));
        expect(again.filters).toEqual(once.filters);
      }),
    );
  });
});
