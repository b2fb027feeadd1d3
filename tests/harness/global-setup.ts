import { findMeilisearch, startMeilisearch } from './meilisearch.ts';
import { startPostgres } from './postgres.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** DATABASE_URL of the maintenance database; tests take one of their own: freshPostgresDatabase. */
    postgresUrl: string;
    /** A real server with its master key, or null where none is on the PATH. */
    meilisearch: { url: string; key: string } | null;
  }
}

/** One PostgreSQL and one Meilisearch for the whole run. @returns what ends them */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  const meilisearch = (await findMeilisearch()) ? await startMeilisearch() : undefined;
  project.provide('meilisearch', meilisearch ? { url: meilisearch.url, key: meilisearch.key } : null);
  if (!meilisearch) console.warn('SKIPPED: the Meilisearch suites, since no `meilisearch` is on the PATH');
  return async () => {
    await Promise.all([postgres.stop(), meilisearch?.stop()]);
  };
}
