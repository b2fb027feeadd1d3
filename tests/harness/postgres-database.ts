import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/**
 * A new, empty database on the PostgreSQL that this run of the tests started (tests/harness/global-setup.ts).
 * A database and not a schema: what one file creates is then invisible to another's introspection.
 * @returns its DATABASE_URL; dropped with the server at the end of the run
 */
export async function freshPostgresDatabase(): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)} template template0`);
  } finally {
    await client.end();
  }
  url.pathname = `/${name}`;
  return url.href;
}
