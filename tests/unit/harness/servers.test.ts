import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { freshPostgresDatabase } from '../../harness/postgres-database.ts';

const meilisearch = inject('meilisearch');

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

  it.skipIf(!meilisearch)('gives all of them a real Meilisearch that lets nobody in without its key', async () => {
    const guest = await fetch(`${meilisearch!.url}/version`);
    const owner = await fetch(`${meilisearch!.url}/version`, {
      headers: { authorization: `Bearer ${meilisearch!.key}` },
    });
    expect([guest.status, owner.status]).toEqual([401, 200]);
  });
});
