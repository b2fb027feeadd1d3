import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchDocument } from '../../../src/search/engine.ts';
import { ENGINES } from './engines.ts';
import { drop, openWith, put, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { NAMED } from './documents.ts';
import { phrase, request, typing, withFacets, words } from './requests.ts';

const [first] = NAMED;
if (first === undefined) throw new Error('There is no document to make others from.');

/** Records of which nothing but these is said. */
function record(pk: number, said: Partial<SearchDocument>): SearchDocument {
  return {
    ...first!,
    ...{ pk, path: [pk], title: '', reference: '', dates: '', text: '' },
    ...{ creators: [], subjects: [], places: [], names: [], passages: [], yearFrom: null, yearTo: null },
    ...said,
  };
}

const RECORDS = [
  record(1, { title: 'Nguyễn\u2011Văn\u2011Cừ' }),
  record(2, { title: 'Arrêté n°734 du Gouverneur', subjects: ['Taxe=impôt'] }),
  record(3, { title: 'Giá thuế→ruộng, 20$ một mẫu' }),
  record(4, { title: 'Le Cœur de la Cité', creators: ['Æneas Hansen'] }),
  record(5, { title: 'Mở đầu', yearFrom: 1958 }),
  record(6, { title: 'Kết thúc', yearTo: 1963 }),
  record(7, { title: 'Không ngày' }),
  record(9, { title: 'Thuyền nan' }),
  record(10, { title: 'Thủy nông xã Mai Trang, quy hoạch bờ vùng' }),
  record(11, { title: 'Mở mỏ', creators: ['Hội đồng nhân dân'] }),
  record(12, { title: 'Danh sách Hội đồng nhân dân lâm thời các xã' }),
  record(13, { title: 'Usine de Łódź', creators: ['Hauptstraße'], text: 'Straße' }),
  record(14, { title: 'Kế hoạch phòng, chống lụt; bão. Huyện', text: 'Sổ 3 (Châu)' }),
  record(15, { title: 'Con dấu', creators: ['Ban chỉ huy phòng, chống lụt'] }),
  record(8, { title: 'Sổ đinh làng Vạn năm 2015' }),
];

describe.each(ENGINES)('both engines alike, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, RECORDS)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  it.each([
    ['văn cừ', [1]],
    ['nguyễn-văn-cừ', [1]],
    ['734', [2]],
    ['taxe', [2]],
    ['impôt', [2]],
    ['ruộng', [3]],
    ['20', [3]],
    ['coeur', [4]],
    ['cœur', [4]],
    ['CŒUR', [4]],
    ['aeneas', [4]],
    ['ｃoｅur', [4]],
    ['lodz', [13]],
    ['Łódź', [13]],
    ['strasse', [13]],
    ['straße', [13]],
  ])('words are parted by every sign that is none of them, and ligatures are their letters: %s', async (typed, pks) => {
    const terms = words(typed.replaceAll('-', ' '));
    expect((await index.engine.retrieve(request(terms))).hits).toEqual(pks);
  });

  it.each([
    ['phòng chống lụt', [14, 15]],
    ['lụt bão huyện', [14]],
    ['sổ 3 châu', [14]],
    ['ban chỉ huy phòng chống', [15]],
  ])('signs between words do not part what is looked for side by side: "%s"', async (typed, pks) => {
    const answer = await index.engine.retrieve(request(phrase(typed)));
    expect(answer.hits.toSorted((a, b) => a - b)).toEqual(pks);
  });

  it.each([
    [{ from: 1955, to: 1960 }, [5]],
    [{ from: 1960 }, [6]],
    [{ to: 1960 }, [5]],
    [{ from: 1950, to: 1970 }, [5, 6]],
    [{ from: 1964 }, []],
    [{ to: 1957 }, []],
  ])('a span with one end is that year: %j', async (filters, pks) => {
    const answer = await index.engine.retrieve(withFacets([], filters));
    expect(answer.hits.toSorted((a, b) => a - b)).toEqual(pks);
    expect(answer.total).toBe(pks.length);
  });

  it.each(['Kho D:\\', '\\\\kho\\', 'Sở "Lục lộ"\\', '\\"'])(
    'a value with backslashes is told, found and sought: %s',
    async (value) => {
      await put(index.engine, [record(90, { title: 'Sổ kho', creators: [value], places: [value] })]);
      const all = await index.engine.retrieve({ ...withFacets([], {}), within: 90 });
      expect(all.facets.creator).toEqual([{ value, count: 1 }]);
      const chosen = await index.engine.retrieve(withFacets([], { creator: [value], place: [value] }));
      expect([chosen.hits, chosen.total]).toEqual([[90], 1]);
      expect(chosen.facets.creator).toContainEqual({ value, count: 1 });
      if (/\p{L}/u.test(value)) {
        const sought = await index.engine.facetValues(request([], { within: 90 }), 'place', value, 5);
        expect(sought).toEqual([{ value, count: 1 }]);
      }
      await drop(index.engine, 90);
    },
  );

  it('sorts such a span by the year it has', async () => {
    const answer = await index.engine.retrieve(request([], { sort: 'date', filters: { from: 1950, to: 1970 } }));
    expect(answer.hits).toEqual([5, 6]);
  });

  it.each([
    ['thủy', [10, 9]],
    ['hội đồng nh', [12, 11]],
  ])('offers a title that says it before another, and a whole word before a longer one: %s', async (typed, pks) => {
    expect(await index.engine.suggest(typed, 8)).toEqual(pks);
  });

  it('finds most of the words where the last of them is only begun', async () => {
    const answer = await index.engine.retrieve(request(typing('sổ đinh hoanglong 20')));
    expect([answer.matching, answer.hits]).toEqual(['most', [8]]);
  });
});
