import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANY, manyDocuments, NAMED, PK } from './documents.ts';
import { ENGINES } from './engines.ts';
import { openWith, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { PAGED, pagesOf, WITH_PAGES } from './paged-documents.ts';
import { request, withFacets, words } from './requests.ts';
import type { RetrievalRequest, SearchDocument } from '../../../src/search/engine.ts';
import { SORTS } from '../../../src/search/query.ts';

/** Of the many plain files every third has two pages, both with the word, and every sixth has it in its title too. */
const MANY_WITH_PAGES: SearchDocument[] = manyDocuments().map((document, index) =>
  index === 0 || index % 3 > 0
    ? document
    : {
        ...document,
        title: index % 6 === 0 ? `${document.title} mốc giới` : document.title,
        passages: pagesOf(`ban-${index}`, ['Mốc giới đã cắm.', `Biên bản mốc giới, tờ ${index}.`]),
      },
);
const STAKED = MANY_WITH_PAGES.filter(({ passages }) => passages.length > 0);
const ALL = [...NAMED, ...WITH_PAGES, ...MANY_WITH_PAGES];

const pks = (documents: readonly SearchDocument[]) => documents.map(({ pk }) => pk).toSorted((a, b) => a - b);

describe.each(ENGINES)('hits on pages, on $name', (underTest) => {
  let index: Filled;
  beforeAll(async () => void (index = await openWith(underTest, ALL)), SETUP_MS);
  afterAll(() => index.dispose(), SETUP_MS);

  const walk = async (first: RetrievalRequest) => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const answer = await index.engine.retrieve({ ...first, cursor });
      expect(answer.total).toBe(STAKED.length);
      seen.push(...answer.hits);
      cursor = answer.next;
    } while (cursor !== undefined && seen.length <= 2 * ALL.length);
    return seen;
  };

  it('are counted once each, exactly, in total, facets and decades', async () => {
    const answer = await index.engine.retrieve({ ...withFacets(words('mốc giới')), limit: 10 });
    expect(answer).toMatchObject({ total: STAKED.length, totalIsExact: true, onPages: true });
    expect(answer.facets.fonds).toEqual([{ value: 'so-dia-chinh', count: STAKED.length }]);
    expect(answer.facets.level).toEqual([{ value: 'file', count: STAKED.length }]);
    const decades = new Map<number, number>();
    for (const { yearFrom } of STAKED) {
      if (yearFrom === null) continue;
      const decade = Math.floor(yearFrom / 10) * 10;
      decades.set(decade, (decades.get(decade) ?? 0) + 1);
    }
    const expected = [...decades].map(([year, count]) => ({ year, count })).toSorted((a, b) => a.year - b.year);
    expect(answer.histogram).toEqual(expected);
  });

  it('are filtered by what is said of their records, each facet counted as if nothing were chosen in it', async () => {
    const answer = await index.engine.retrieve(withFacets(words('rơm'), { level: ['item'] }));
    expect(answer.hits).toEqual([PAGED.stores]);
    expect(answer.facets.level).toEqual([
      { value: 'file', count: 1 },
      { value: 'item', count: 1 },
    ]);
    expect(answer.facets.subject).toEqual([{ value: 'Vật tư', count: 1 }]);
    const years = await index.engine.retrieve(withFacets(words('bến thóc'), { from: 1970 }));
    expect(years.hits).toEqual([PAGED.diary]);
    expect(years.histogram).toEqual([
      { year: 1930, count: 1 },
      { year: 1970, count: 1 },
    ]);
    const values = await index.engine.facetValues(request(words('nước dâng')), 'place', 'bến', 5);
    expect(values).toEqual([{ value: 'Bến Thóc', count: 1 }]);
  });

  it.each(SORTS)('are walked exactly once each by cursor, sorted by %s', { timeout: SETUP_MS }, async (sort) => {
    const seen = await walk(request(words('mốc giới'), { sort, limit: 130 }));
    expect(seen.toSorted((a, b) => a - b)).toEqual(pks(STAKED));
  });

  it.each(SORTS)('are given by offset as by cursor, sorted by %s', async (sort) => {
    const base = request(words('mốc giới'), { sort, limit: 40 });
    const first = await index.engine.retrieve(base);
    const second = await index.engine.retrieve({ ...base, cursor: first.next });
    expect((await index.engine.retrieve({ ...base, offset: 40 })).hits).toEqual(second.hits);
    expect((await index.engine.retrieve({ ...base, limit: 80 })).hits).toEqual([...first.hits, ...second.hits]);
  });

  it('are sorted by the years of their records', async () => {
    const answer = await index.engine.retrieve(request(words('bến thóc'), { sort: 'date' }));
    expect(answer.hits).toEqual([PAGED.letters, PAGED.diary]);
    const newest = await index.engine.retrieve(request(words('bến thóc'), { sort: '-date' }));
    expect(newest.hits).toEqual([PAGED.diary, PAGED.letters]);
  });

  it('are looked for beneath a record, and counted on branches', async () => {
    const beneath = await index.engine.retrieve(request(words('rơm'), { within: PAGED.office }));
    expect(beneath.total).toBe(2);
    expect((await index.engine.retrieve(request(words('rơm'), { within: PK.committee }))).total).toBe(0);
    const counts = await index.engine.branchCounts(request(words('mốc giới')), [PAGED.office, PK.bigFonds]);
    expect(Object.fromEntries(counts)).toEqual({ [PAGED.office]: 0, [PK.bigFonds]: STAKED.length });
    const rice = await index.engine.branchCounts(request(words('bến thóc')), [PAGED.office, PAGED.diary]);
    expect(Object.fromEntries(rice)).toEqual({ [PAGED.office]: 2, [PAGED.diary]: 1 });
  });

  it('leave hits on records alone as they are', async () => {
    const answer = await index.engine.retrieve(request(words('trích lục'), { limit: 1 }));
    expect(answer).toMatchObject({ total: MANY, totalIsExact: true });
  });

  it('come first where the whole query stands on a page side by side', async () => {
    const [nineties] = STAKED.slice(90);
    const [, sheet] = /tờ (\d+)/.exec(nineties!.passages[1]!.text)!;
    const answer = await index.engine.retrieve(request(words(`giới tờ ${sheet!}`), { limit: 5 }));
    expect(answer.hits[0]).toBe(nineties!.pk);
  });
});
