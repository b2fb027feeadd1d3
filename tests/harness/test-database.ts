import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { inject } from 'vitest';
import { catalogueFile, openDatabase } from '../../src/platform/database/open-database.ts';
import type { Database } from '../../src/platform/database/schema.ts';
import { freshPostgresDatabase } from './postgres-database.ts';

export const DATABASES = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

/** An empty database with all tables, and a data folder, for one test or a file of them. */
export interface TestDatabase {
  db: Kysely<Database>;
  dataDir: string;
  databaseUrl?: string;
  /** Another connection to the same, as another process has it. Closed with this. */
  beside(): Promise<Kysely<Database>>;
  close(): Promise<void>;
}

export async function openTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'phong-doc-test-'));
  const settings = { dataDir, ...(await freshDatabase(kind, dataDir)) };
  const open = [await openDatabase(settings)];
  return {
    db: open[0]!,
    ...settings,
    async beside() {
      const db = await openDatabase(settings);
      open.push(db);
      return db;
    },
    async close() {
      await Promise.all(open.map((db) => db.destroy()));
      await rm(dataDir, { recursive: true });
    },
  };
}

/**
 * Where openDatabase finds all tables and no rows.
 * @param dataDir holds the file of SQLite; made if it is missing
 * @returns the setting that says so, beside the data folder
 */
export async function freshDatabase(kind: DatabaseKind, dataDir: string): Promise<{ databaseUrl?: string }> {
  if (kind === 'postgres') return { databaseUrl: await freshPostgresDatabase() };
  await mkdir(dataDir, { recursive: true });
  await copyFile(inject('migrated').sqliteFile, catalogueFile(dataDir));
  return {};
}
