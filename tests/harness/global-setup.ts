import { startPostgres } from './postgres.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** DATABASE_URL of the maintenance database; tests take one of their own: freshPostgresDatabase. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole run. @returns what ends it */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  return () => postgres.stop();
}
