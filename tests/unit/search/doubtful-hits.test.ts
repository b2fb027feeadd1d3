import { expect, it } from 'vitest';
import { doubtsAbout } from '../../../src/search/engines/meilisearch/doubtful-hits.ts';
import type { QueryPlan } from '../../../src/search/engines/meilisearch/plan-query.ts';
import { RecentReadings } from '../../../src/search/engines/meilisearch/readings.ts';
import { Recent } from '../../../src/search/engines/meilisearch/recent.ts';
import type { Retriever } from '../../../src/search/engines/meilisearch/stage.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';

it('What a word was misread as is asked once for the pages of one search, and left out of each', async () => {
  const by: Retriever = {
    searches: { ask: () => Promise.reject(new Error('nobody is asked')), close: () => undefined },
    indexUid: 'x',
    synonyms: new Map(),
    readings: new RecentReadings(),
    misread: new Recent(),
    holdsPages: false,
  };
  const planFor = (q: string): QueryPlan => ({ terms: parseQuery(q).terms, narrowing: [], exact: true });
  const first = planFor('39');
  const asked = await doubtsAbout({ by, plan: first, strategy: 'all' });
  expect(asked.questions).toHaveLength(1);
  const stands = await asked.settle([{ hits: [{ pk: 7, key: 'r7', title: 'Tờ 3/9' }], estimatedTotalHits: 1 }]);
  expect(stands).toBe(false);

  const second = planFor('39');
  const again = await doubtsAbout({ by, plan: second, strategy: 'all' });
  expect(again.questions).toEqual([]);
  expect(await again.settle([])).toBe(true);
  expect(second.narrowing).toEqual(first.narrowing);
  expect(second.narrowing).toHaveLength(1);
});
