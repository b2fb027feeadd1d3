import { findMeilisearch, startMeilisearch } from './meilisearch.ts';
import { startPostgres } from './postgres.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** DATABASE_URL of the maintenance database; tests take one of their own: freshPostgresDatabase. */
    postgresUrl: string;
    /** A real server and its master key; undefined where there is no `meilisearch` on the PATH. */
    meilisearch: { url: string; key: string } | undefined;
  }
}

/** One PostgreSQL and one Meilisearch for the whole run. @returns what ends them */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const version = await findMeilisearch();
  if (!version) process.stderr.write('No meilisearch on the PATH: the suites that need one are skipped.\n');
  const [postgres, meilisearch] = await Promise.all([startPostgres(), version ? startMeilisearch() : undefined]);
  project.provide('postgresUrl', postgres.url);
  project.provide('meilisearch', meilisearch && { url: meilisearch.url, key: meilisearch.key });
  return async () => {
    await Promise.all([postgres.stop(), meilisearch?.stop()]);
  };
}
