import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/**
 * A new database with all tables and no rows, on the PostgreSQL that this run of the tests started
 * (tests/harness/global-setup.ts): a copy of one that was brought up to date once.
 * A database and not a schema: what one file creates is then invisible to another's introspection.
 * @returns its DATABASE_URL; dropped with the server at the end of the run
 */
export function freshPostgresDatabase(): Promise<string> {
  const { postgresUrl, postgresTemplate } = inject('migrated');
  return createDatabase(postgresUrl, postgresTemplate);
}

/** One without any tables, as an archive begins with. */
export function emptyPostgresDatabase(): Promise<string> {
  return createDatabase(inject('migrated').postgresUrl, 'template0');
}

/** @param serverUrl of the maintenance database */
export async function createDatabase(serverUrl: string, template: string): Promise<string> {
  const url = new URL(serverUrl);
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const [created, copied] = [name, template].map((each) => client.escapeIdentifier(each));
    await client.query(`create database ${created} template ${copied} strategy file_copy`);
  } finally {
    await client.end();
  }
  url.pathname = `/${name}`;
  return url.href;
}
