import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { findMeilisearch, startMeilisearch } from '../../harness/meilisearch.ts';
import { freshPostgresDatabase } from '../../harness/postgres-database.ts';

const meilisearch = await findMeilisearch();

describe('the servers the suites run against', () => {
  it('gives each test file a PostgreSQL database of its own, in UTF-8', async () => {
    const [one, other] = [await freshPostgresDatabase(), await freshPostgresDatabase()];
    expect(one).not.toBe(other);
    const client = new pg.Client({ connectionString: one });
    await client.connect();
    const { rows } = await client.query<{ server_encoding: string }>('show server_encoding');
    await client.end();
    expect(rows).toEqual([{ server_encoding: 'UTF8' }]);
  });

  it.skipIf(!meilisearch)('starts a real Meilisearch that lets nobody in without its key', async () => {
    const server = await startMeilisearch();
    const guest = await fetch(`${server.url}/version`);
    const owner = await fetch(`${server.url}/version`, { headers: { authorization: `Bearer ${server.key}` } });
    await server.stop();
    expect([guest.status, owner.status]).toEqual([401, 200]);
  });
});
