import { randomUUID } from 'node:crypto';
import { describe, inject } from 'vitest';
import { leakSuite } from './leak-suite.ts';
import { toldByMeilisearch } from './told-by-meilisearch.ts';
import { tracesIn } from './traces.ts';

const server = inject('meilisearch');
const run = randomUUID();

describe.skipIf(!server)('on a real server', () => {
  const prefix = (make: string) => `leaks-${make}-${run}`;
  leakSuite({
    name: 'Meilisearch',
    env: (make) => ({ MEILI_URL: server!.url, MEILI_KEY: server!.key, MEILI_PREFIX: prefix(make) }),
    traces: async ({ plants: { make } }, plants) =>
      tracesIn('index', await toldByMeilisearch(server!, prefix(make)), plants),
  });
});
