import { findMeilisearch, startMeilisearch } from './meilisearch.ts';
import { migrateOnce, type Migrated } from './migrated.ts';
import { startPostgres } from './postgres.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    migrated: Migrated;
    /** A real server and its master key; undefined where there is no `meilisearch` on the PATH. */
    meilisearch: { url: string; key: string } | undefined;
  }
}

/** One PostgreSQL, one Meilisearch and the tables made once for the whole run. @returns what ends them */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const version = await findMeilisearch();
  if (!version) process.stderr.write('No meilisearch on the PATH: the suites that need one are skipped.\n');
  const [postgres, meilisearch] = await Promise.all([startPostgres(), version ? startMeilisearch() : undefined]);
  const { migrated, forget } = await migrateOnce(postgres.url);
  project.provide('migrated', migrated);
  project.provide('meilisearch', meilisearch && { url: meilisearch.url, key: meilisearch.key });
  return async () => {
    await Promise.all([postgres.stop(), meilisearch?.stop(), forget()]);
  };
}
