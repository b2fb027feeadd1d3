import { randomUUID } from 'node:crypto';
import { describe, inject } from 'vitest';
import { documentLeakSuite } from './document-leak-suite.ts';
import { toldByMeilisearch } from './told-by-meilisearch.ts';
import { tracesIn } from './traces.ts';

const server = inject('meilisearch');
const prefix = `document-leaks-${randomUUID()}`;

describe.skipIf(!server)('on a real server', () => {
  documentLeakSuite({
    name: 'Meilisearch',
    env: { MEILI_URL: server?.url ?? '', MEILI_KEY: server?.key ?? '', MEILI_PREFIX: prefix },
    traces: async (_, plants) => tracesIn('index', await toldByMeilisearch(server!, prefix), plants),
  });
});
