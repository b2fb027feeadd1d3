import { Worker } from 'node:worker_threads';
import { sql, type Kysely } from 'kysely';
import { isPostgres } from './dialects.ts';
import { CHECKPOINT_PAGES } from './node-sqlite-dialect.ts';
import { catalogueFile } from './open-database.ts';
import type { Database } from './schema.ts';

/** If the thread cannot keep up, the connection does it all the same before the log outgrows the disk: 160 MB. */
const AT_WORST_PAGES = 40_000;

/**
 * Carries what was committed from SQLite's write-ahead log into the database file, in a thread of its own: on the
 * connection that commits, one request in twenty would wait a tenth of a second for it, and everybody with it. Nothing
 * to do on PostgreSQL.
 * @param onError told when the thread broke; the connection then does it by itself, as it does without this
 * @returns ends it
 */
export function keepCheckpoints(
  db: Kysely<Database>,
  dataDir: string,
  onError: (error: unknown) => void,
): () => Promise<void> {
  if (isPostgres(db)) return async () => undefined;
  const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: catalogueFile(dataDir) });
  worker.unref();
  worker.once('online', () => void carryAt(AT_WORST_PAGES));
  worker.once('error', (error) => {
    onError(error);
    void carryAt(CHECKPOINT_PAGES);
  });
  return async () => {
    await worker.terminate();
  };

  async function carryAt(pages: number): Promise<void> {
    await carryAfter(db, pages).catch(onError);
  }
}

/**
 * Lets others of this process do it: whatever commits often on a connection of its own, as the indexing thread does
 * while it forgets what it has carried. An import is quicker by as long as its checkpoints take.
 */
export async function leaveCheckpoints(db: Kysely<Database>): Promise<void> {
  if (!isPostgres(db)) await carryAfter(db, AT_WORST_PAGES);
}

async function carryAfter(db: Kysely<Database>, pages: number): Promise<void> {
  await sql`pragma wal_autocheckpoint = ${sql.lit(pages)}`.execute(db);
}
