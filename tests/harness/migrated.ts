import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueFile, openDatabase } from '../../src/platform/database/open-database.ts';
import { createDatabase } from './postgres-database.ts';

/** Databases with all tables and no rows, to be copied: making the tables anew took longer than most tests. */
export interface Migrated {
  /** DATABASE_URL of the maintenance database; tests take one of their own: freshPostgresDatabase. */
  postgresUrl: string;
  /** Name of the database to copy. */
  postgresTemplate: string;
  sqliteFile: string;
}

/** @returns them, and what removes their files; those of PostgreSQL go with the server */
export async function migrateOnce(postgresUrl: string): Promise<{ migrated: Migrated; forget(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-migrated-'));
  const databaseUrl = await createDatabase(postgresUrl, 'template0');
  for (const settings of [{ dataDir }, { dataDir, databaseUrl }]) {
    const db = await openDatabase(settings);
    await db.destroy();
  }
  return {
    migrated: {
      postgresUrl,
      postgresTemplate: new URL(databaseUrl).pathname.slice(1),
      sqliteFile: catalogueFile(dataDir),
    },
    forget: () => rm(dataDir, { recursive: true, force: true }),
  };
}
