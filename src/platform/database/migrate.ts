import { Migrator } from 'kysely/migration';
import type { Kysely } from 'kysely';
import { MIGRATIONS } from './migrations/index.ts';
import type { Database } from './schema.ts';

/**
 * Brings the tables up to date. Two processes may call it at the same moment: Kysely holds an advisory lock
 * on PostgreSQL; on SQLite each migration runs in a transaction that takes the write lock at its start.
 * @throws what the database said, when a step fails; nothing of that step is kept
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
