import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED } from './documents.ts';
import { ENGINES } from './engines.ts';
import { drop, openWith, SETUP_MS } from './filled.ts';
import type { Filled } from './filled.ts';
import { withFacets, words } from './requests.ts';
import type { Retrieval, RetrievalRequest, SearchDocument } from '../../../src/search/engine.ts';

const PAGES = ['Biên bản hạn hán', 'Biên bản sâu keo'].map((text, at): SearchDocument => {
  const passages = [{ document: `tai-lieu-${at}`, page: 1, text, quality: 100 }];
  return { ...NAMED[0]!, pk: 9_001 + at, path: [9_001 + at], passages };
});
const DOCUMENTS = [...NAMED, ...PAGES];
const LEFT_OUT = [...NAMED.filter((_, at) => at % 3 === 1).map(({ pk }) => pk), 9_002];

const REQUESTS: [string, RetrievalRequest][] = [
  ['nothing', withFacets([])],
  ['words', withFacets(words('thanh hà'))],
  ['words and a value', withFacets(words('thanh hà'), { access: ['conditional'] })],
  ['a value of a long facet', withFacets([], { place: ['Thanh Hà'] })],
  ['years', withFacets([], { from: 1900 })],
  ['what stands on a page', withFacets(words('biên bản'))],
  ['what stands on a page that is left out', withFacets(words('sâu keo'))],
];

/** What a reader could see of an answer; which way the words were met is only told of hits. */
function told({ hits, total, facets, histogram, matching, corrections }: Retrieval) {
  const counts = Object.fromEntries(
    Object.entries(facets).map(([facet, values]) => [
      facet,
      values.filter(({ count }) => count > 0).toSorted((a, b) => (a.value < b.value ? -1 : 1)),
    ]),
  );
  return { hits, total, counts, histogram, ...(total > 0 ? { matching, corrections } : {}) };
}

describe.each(ENGINES)('records that are left out of a search, on $name', (underTest) => {
  let whole: Filled;
  let without: Filled;
  beforeAll(async () => {
    whole = await openWith(underTest, DOCUMENTS);
    without = await openWith(underTest, DOCUMENTS);
    await drop(without.engine, ...LEFT_OUT);
  }, SETUP_MS);
  afterAll(async () => {
    await whole.dispose();
    await without.dispose();
  }, SETUP_MS);

  it.each(REQUESTS)('are as if they were not there, where %s is asked for', async (_, request) => {
    const asked = { ...request, limit: 100, sort: 'reference' as const };
    const [all, expected] = [await whole.engine.retrieve(asked), await without.engine.retrieve(asked)];
    expect(told(all), 'something is left out').not.toEqual(told(expected));
    expect(told(await whole.engine.retrieve({ ...asked, without: LEFT_OUT }))).toEqual(told(expected));
  });

  it('are counted in no branch and among no values looked for', async () => {
    const roots = [...new Set(DOCUMENTS.map(({ path }) => path[0]!))];
    const asked = { ...withFacets([]), without: LEFT_OUT };
    expect(await whole.engine.branchCounts(asked, roots)).toEqual(
      await without.engine.branchCounts(withFacets([]), roots),
    );
    const values = (index: Filled, request: RetrievalRequest) => index.engine.facetValues(request, 'place', 'đ', 10);
    expect(await values(whole, asked)).toEqual(await values(without, withFacets([])));
  });
});
