import { randomUUID } from 'node:crypto';
import { describe, inject } from 'vitest';
import { leakSuite } from './leak-suite.ts';
import { tracesIn } from './traces.ts';

const server = inject('meilisearch');
const run = randomUUID();

/** Everything the server tells whoever holds its master key about the indexes of one portal. */
async function toldByServer(prefix: string): Promise<string> {
  const indexes: { results: { uid: string }[] } = JSON.parse(await get('/indexes?limit=1000'));
  const ours = indexes.results.filter(({ uid }) => uid.startsWith(prefix));
  const told = await Promise.all(
    ours.flatMap(({ uid }) => [get(`/indexes/${uid}/documents?limit=10000`), get(`/indexes/${uid}/settings`)]),
  );
  return told.join('\n');
}

async function get(path: string): Promise<string> {
  const response = await fetch(server!.url + path, { headers: { authorization: `Bearer ${server!.key}` } });
  return response.text();
}

describe.skipIf(!server)('on a real server', () => {
  const prefix = (make: string) => `leaks-${make}-${run}`;
  leakSuite({
    name: 'Meilisearch',
    env: (make) => ({ MEILI_URL: server!.url, MEILI_KEY: server!.key, MEILI_PREFIX: prefix(make) }),
    traces: async ({ plants: { make } }, plants) => tracesIn('index', await toldByServer(prefix(make)), plants),
  });
});
