import { sql, type Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { MIGRATIONS } from './migrations/index.ts';
import type { Database } from './schema.ts';

/**
 * Brings the tables up to date. Two processes may call it at the same moment: Kysely holds an advisory lock
 * on PostgreSQL; on SQLite each migration runs in a transaction that takes the write lock at its start.
 * @throws what the database said, when a step fails; nothing of that step is kept
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  if (await isUpToDate(db, migrator)) return;
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Only looks: taking SQLite's write lock for nothing would fail whoever opens the catalogue while an import writes. */
async function isUpToDate(db: Kysely<Database>, migrator: Migrator): Promise<boolean> {
  const known = await migrator.getMigrations();
  if (known.some(({ executedAt }) => executedAt === undefined)) return false;
  const executed = await sql<{
    count: number;
  }>`select count(*) as count from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  return executed.rows[0]?.count === known.length;
}
