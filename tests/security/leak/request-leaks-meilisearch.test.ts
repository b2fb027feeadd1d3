import { randomUUID } from 'node:crypto';
import { describe, inject } from 'vitest';
import { freshPostgresDatabase } from '../../harness/postgres-database.ts';
import { requestLeakSuite } from './request-leak-suite.ts';
import { toldByMeilisearch } from './told-by-meilisearch.ts';
import { tracesIn } from './traces.ts';

const server = inject('meilisearch');
const prefix = `request-leaks-${randomUUID()}`;

describe.skipIf(!server)('on a real server', () => {
  requestLeakSuite({
    name: 'Meilisearch and PostgreSQL',
    env: async () => ({
      MEILI_URL: server?.url ?? '',
      MEILI_KEY: server?.key ?? '',
      MEILI_PREFIX: prefix,
      DATABASE_URL: await freshPostgresDatabase(),
    }),
    traces: async (_, plants) => tracesIn('index', await toldByMeilisearch(server!, prefix), plants),
  });
});
