import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED, PK } from './documents.ts';
import { ENGINES } from './engines.ts';
import { openWith, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { request, withFacets, words } from './requests.ts';
import type { SearchDocument } from '../../../src/search/engine.ts';
import type { FacetName, Filters } from '../../../src/search/query.ts';
import { UNSTATED } from '../../../src/search/query.ts';

/** The facet values of a document, said again here so that an engine cannot be right by agreeing with itself. */
const VALUES: Record<FacetName, (document: SearchDocument) => string[]> = {
  access: (d) => [d.access],
  online: (d) => [d.online ? 'yes' : 'no'],
  level: (d) => [d.level],
  fonds: (d) => [d.fonds],
  language: (d) => stated(d.languages),
  creator: (d) => stated(d.creators.map((label) => label.normalize('NFC'))),
  place: (d) => stated(d.places),
  subject: (d) => stated(d.subjects),
};
const stated = (values: string[]) => (values.length > 0 ? values : [UNSTATED]);

const counted = (documents: readonly SearchDocument[], facet: FacetName) => {
  const counts = new Map<string, number>();
  for (const document of documents)
    for (const value of VALUES[facet](document)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const passes = (document: SearchDocument, filters: Partial<Filters>, but?: FacetName | 'years') =>
  Object.entries(VALUES).every(([name, values]) => {
    const chosen = filters[name as FacetName] ?? [];
    return name === but || chosen.length === 0 || values(document).some((value) => chosen.includes(value));
  }) &&
  (but === 'years' || touches(document, filters));

const touches = ({ yearFrom, yearTo }: SearchDocument, { from, to }: Partial<Filters>) =>
  (from === undefined && to === undefined) ||
  ((from ?? -Infinity) <= (to ?? Infinity) &&
    yearFrom !== null &&
    yearTo !== null &&
    yearTo >= (from ?? -Infinity) &&
    yearFrom <= (to ?? Infinity));

const CHOICES: [string, Partial<Filters>][] = [
  ['nothing', {}],
  ['one value', { access: ['conditional'] }],
  ['two values of one facet', { level: ['item', 'collection'] }],
  ['values of two facets', { place: ['Thanh Hà'], access: ['open'] }],
  ['values of four facets', { place: ['Thanh Hà', 'Đông Hòa'], online: ['yes'], level: ['item'], language: ['vi'] }],
  ['a fonds', { fonds: ['rst-41'] }],
  ['what is not stated', { language: [UNSTATED] }],
  ['what is not stated or one value', { subject: [UNSTATED, 'Giáo dục'] }],
  ['a creator of several words', { creator: ['Résidence supérieure au Tonkin'] }],
  ['a name stored in decomposed letters', { creator: ['Nguyễn Văn Tường'] }],
  ['a value nobody has', { place: ['Sài Gòn'] }],
  ['values with quotes and operators in them', { place: ['" OR 1=1 --', "'); drop table x", 'a" AND place EXISTS'] }],
  [
    'values that would end a text within a filter',
    {
      place: ['x\\" OR pk > 0', '\\', '\\"', '\\\\" OR access = closed OR places = \'', '"] OR access = closed'],
      from: 1,
    },
  ],
  ['years', { from: 1960, to: 1969 }],
  ['years and a facet', { from: 1900, place: ['Thanh Hà'] }],
  ['years up to one', { to: 1850 }],
  ['a single year inside a span', { from: 1896, to: 1896 }],
  ['years the wrong way round', { from: 1970, to: 1960 }],
];

describe.each(ENGINES)('filters and facets, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, NAMED)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  describe.each(CHOICES)('when %s is chosen', (_, filters) => {
    it('answers the records that have it', async () => {
      const answer = await index.engine.retrieve(withFacets([], filters));
      const expected = NAMED.filter((document) => passes(document, filters)).map(({ pk }) => pk);
      expect(answer.hits.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
      expect(answer.total).toBe(expected.length);
    });

    it.each(Object.keys(VALUES) as FacetName[])('counts %s as if nothing were chosen in it', async (facet) => {
      const answer = await index.engine.retrieve(withFacets([], filters));
      const expected = counted(
        NAMED.filter((document) => passes(document, filters, facet)),
        facet,
      );
      const chosenButAbsent = (filters[facet] ?? []).filter((value) => !expected.has(value));
      const counts = new Map(answer.facets[facet]!.map(({ value, count }) => [value, count]));
      for (const value of chosenButAbsent) if (counts.get(value) === 0) counts.delete(value);
      expect(counts).toEqual(expected);
    });

    it('counts decades as if no years were chosen', async () => {
      const answer = await index.engine.retrieve(withFacets([], filters));
      const decades = new Map<number, number>();
      for (const document of NAMED.filter((each) => passes(each, filters, 'years'))) {
        if (document.yearFrom === null || document.yearTo === null) continue;
        for (let decade = Math.floor(document.yearFrom / 10) * 10; decade <= document.yearTo; decade += 10)
          decades.set(decade, (decades.get(decade) ?? 0) + 1);
      }
      const expected = [...decades].map(([year, count]) => ({ year, count })).toSorted((a, b) => a.year - b.year);
      expect(answer.histogram).toEqual(expected);
    });
  });

  it('counts under the words of the query', async () => {
    const answer = await index.engine.retrieve(withFacets(words('thanh hà'), { access: ['conditional'] }));
    expect(answer.total).toBe(2);
    expect(answer.facets.access).toEqual([
      { value: 'conditional', count: 2 },
      { value: 'open', count: 2 },
    ]);
    expect(answer.facets.place).toEqual([
      { value: 'Thanh Hà', count: 2 },
      { value: 'Đông Hòa', count: 1 },
      { value: 'Đội 07', count: 1 },
    ]);
  });

  it('gives the most frequent values, and every chosen one', async () => {
    const answer = await index.engine.retrieve({ ...withFacets([], { subject: ['Giao thông'] }), facetLimit: 2 });
    const values = answer.facets.subject!.map(({ value }) => value);
    expect(values).toContain(UNSTATED);
    expect(values).toContain('Giao thông');
    expect(values.length).toBeLessThanOrEqual(3);
  });

  it('gives only the facets asked for', async () => {
    const answer = await index.engine.retrieve(request([], { facets: ['level'] }));
    expect(Object.keys(answer.facets)).toEqual(['level']);
    expect(answer.histogram).toEqual([]);
  });

  describe('search inside a facet', () => {
    const values = (facet: FacetName, startsWith: string, filters: Partial<Filters> = {}, limit = 10) =>
      index.engine.facetValues(request([], { filters }), facet, startsWith, limit);

    it.each(['Nông', 'nong', 'trư', 'NÔNG TR', 'nông'.normalize('NFD')])(
      'finds a value by the beginning of any of its words: %s',
      async (typed) => {
        expect(await values('subject', typed)).toEqual([{ value: 'Nông trường', count: 1 }]);
      },
    );

    it('reads đ and d alike', async () => {
      expect(await values('place', 'dong')).toEqual([{ value: 'Đông Hòa', count: 3 }]);
    });

    it('counts under the query and the filters, its own facet left aside', async () => {
      expect(await values('place', 'thanh', { access: ['conditional'], place: ['Đông Hòa'] })).toEqual([
        { value: 'Thanh Hà', count: 2 },
      ]);
      const underWords = await index.engine.facetValues(request(words('routes')), 'place', 'thanh', 10);
      expect(underWords).toEqual([{ value: 'Thanh Hà', count: 1 }]);
    });

    it('finds a fonds by the words of its title', async () => {
      expect(await values('fonds', 'thong su')).toEqual([{ value: 'rst-41', count: 6 }]);
      expect(await values('fonds', 'kỳ b', { level: ['file'] })).toEqual([{ value: 'rst-41', count: 5 }]);
      expect(await values('fonds', 'rst')).toEqual([]);
    });

    it('counts under what a mistyped query is read as, and under most of a question', async () => {
      const mistyped = await index.engine.facetValues(request(words('routess')), 'place', 'thanh', 10);
      expect(mistyped).toEqual([{ value: 'Thanh Hà', count: 1 }]);
      const most = await index.engine.facetValues(request(words('báo cáo cấp đất xyzw')), 'place', 'dong', 10);
      expect(most).toEqual([{ value: 'Đông Hòa', count: 1 }]);
    });

    it('keeps to the limit, most frequent first, and gives nothing for what nobody has', async () => {
      expect(await values('place', 'h', {}, 1)).toHaveLength(1);
      expect(await values('place', 'xyz')).toEqual([]);
      expect(await values('place', '"\' OR \u0000 *')).toEqual([]);
    });
  });

  it('reads a query the same way whatever is chosen besides', async () => {
    const chosen = await index.engine.retrieve(withFacets(words('routes chemin'), { access: ['closed'] }));
    expect(chosen).toMatchObject({ total: 0, matching: 'all' });
    const mistyped = await index.engine.retrieve(withFacets(words('routess'), { access: ['closed'] }));
    expect(mistyped).toMatchObject({ total: 0, matching: 'with-typos', corrections: { routess: 'routes' } });
  });

  it('answers the tests with records that differ in every facet', () => {
    for (const facet of Object.keys(VALUES) as FacetName[]) expect(counted(NAMED, facet).size).toBeGreaterThan(1);
    expect(NAMED.some(({ pk }) => pk === PK.masked)).toBe(true);
  });
});

describe.each(ENGINES)('a value in several spellings, on $name', (underTest) => {
  const spelled = ['Hà Nội', 'Hà nội', 'HÀ NỘI'.normalize('NFD'), 'Ha Noi'];
  const files = spelled.map((place, at) => ({ ...NAMED[2]!, pk: 7000 + at, path: [7000 + at], places: [place] }));
  files.push({ ...NAMED[2]!, pk: 7010, path: [7010], places: ['Hà Nội', 'Hà nội'] });
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, files)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  it('is one value, whatever its case, and another without its accents', async () => {
    const answer = await index.engine.retrieve(withFacets([]));
    expect(answer.facets.place!.map(({ count }) => count)).toEqual([4, 1]);
    expect(spelled).toContain(answer.facets.place![0]!.value.normalize('NFC'));
  });

  it('is met however it is chosen, and counted in the spelling chosen', async () => {
    const answer = await index.engine.retrieve(withFacets([], { place: ['hà nội'] }));
    expect(answer.hits.toSorted()).toEqual([7000, 7001, 7002, 7010]);
    expect(answer.facets.place).toEqual([
      { value: 'hà nội', count: 4 },
      { value: 'Ha Noi', count: 1 },
    ]);
  });
});

describe.each(ENGINES)('a value whose tone stands where another writer puts it, on $name', (underTest) => {
  const spelled = ['Ủy ban xã Hòa Mỹ', 'Uỷ ban xã Hoà Mỹ', 'UỶ BAN XÃ HOÀ MỸ'.normalize('NFD'), 'Ủy ban xã Hoa Mỹ'];
  const files = spelled.map((creator, at) => ({ ...NAMED[2]!, pk: 7100 + at, path: [7100 + at], creators: [creator] }));
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, files)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  it('is one value, met and counted in the spelling chosen', async () => {
    const all = await index.engine.retrieve(withFacets([]));
    expect(all.facets.creator!.map(({ count }) => count)).toEqual([3, 1]);
    for (const value of spelled.slice(0, 2)) {
      const answer = await index.engine.retrieve(withFacets([], { creator: [value] }));
      expect(answer.hits.toSorted()).toEqual([7100, 7101, 7102]);
      expect(answer.facets.creator).toContainEqual({ value, count: 3 });
    }
  });
});

describe.each(ENGINES)('a facet with more values than one answer tells, on $name', (underTest) => {
  /** Four hundred files of four hundred subjects, each second one with a word in it that is looked for. */
  const subjects = Array.from({ length: 400 }, (_, at) => (at % 2 ? `Vụ việc ${at}` : `Việc nông ${at}`));
  const files = subjects.flatMap((subject, at) =>
    Array.from({ length: at < 200 ? 2 : 1 }, (_, copy) => ({
      ...NAMED[2]!,
      pk: 5000 + at * 2 + copy,
      path: [5000 + at * 2 + copy],
      title: at < 200 ? 'Biên bản họp' : 'Biên bản khảo sát',
      subjects: [subject],
    })),
  );
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, files)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  it('finds the values of this search among all others', async () => {
    const found = await index.engine.facetValues(request(words('khảo sát')), 'subject', 'nong', 200);
    const expected = subjects.filter((subject, at) => at >= 200 && subject.includes('nông'));
    expect(found.map(({ value }) => value).toSorted()).toEqual(expected.toSorted());
    expect(found.every(({ count }) => count === 1)).toBe(true);
  });

  it('finds more values than one answer tells', async () => {
    const found = await index.engine.facetValues(request([]), 'subject', 'n', 200);
    expect(found.map(({ value }) => value).toSorted()).toEqual(subjects.filter((_, at) => at % 2 === 0).toSorted());
    expect(found[0]!.count).toBe(2);
  });
});
