import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { Kysely, type Dialect } from 'kysely';
import { BadSetting, type Config } from '../config.ts';
import { ensureDataFolder } from '../data-folder.ts';
import { ServerUnreachable } from '../server-unreachable.ts';
import { isDiskFull } from './disk-full.ts';
import { migrate } from './migrate.ts';
import { NodeSqliteDialect, type Flush } from './node-sqlite-dialect.ts';
import { postgresDialect } from './postgres-dialect.ts';
import type { Database } from './schema.ts';

type DatabaseSettings = Pick<Config, 'dataDir' | 'databaseUrl'>;

/**
 * Opens the catalogue: PostgreSQL where `DATABASE_URL` says so, else `catalogue.sqlite` in the data folder.
 * The tables are brought up to date first. Close it with `destroy()`.
 * @param flush of SQLite; PostgreSQL has settings of its own for it
 * @throws BadSetting when the data folder cannot be used; ServerUnreachable when PostgreSQL does not answer; what
 *   `isDiskFull` knows when there is no room to open it
 */
export async function openDatabase(settings: DatabaseSettings, flush: Flush = 'at-once'): Promise<Kysely<Database>> {
  const db = new Kysely<Database>({ dialect: dialectFor(settings, flush) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw settings.databaseUrl && isConnectionFault(error)
      ? new ServerUnreachable(`PostgreSQL does not answer (${messageOf(error)}). Check DATABASE_URL and the server.`)
      : error;
  }
  return db;
}

/** Where SQLite keeps the catalogue. */
export function catalogueFile(dataDir: string): string {
  return join(dataDir, 'catalogue.sqlite');
}

function dialectFor(settings: DatabaseSettings, flush: Flush): Dialect {
  if (settings.databaseUrl) return postgresDialect(settings.databaseUrl);
  ensureDataFolder(settings.dataDir);
  refuseForeignFiles(settings.dataDir);
  try {
    return new NodeSqliteDialect(catalogueFile(settings.dataDir), flush);
  } catch (error) {
    if (isDiskFull(error)) throw error;
    throw new BadSetting(
      `DATA_DIR is not usable: ${messageOf(error)} (${settings.dataDir}). Name a folder that this user can write to.`,
    );
  }
}

/**
 * Made by another user, as by an import that root ran once: nothing could be written. Only asked, never opened: to close
 * a file of SQLite's lets go of the locks that this process has on it.
 */
function refuseForeignFiles(dataDir: string): void {
  for (const file of ['', '-wal', '-shm'].map((end) => `${catalogueFile(dataDir)}${end}`)) {
    try {
      accessSync(file, constants.R_OK | constants.W_OK);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') continue;
      throw new BadSetting(
        `DATA_DIR is not usable: this user may not write to ${file}. Give DATA_DIR, with all that is in it, to the user that runs the portal and its imports.`,
      );
    }
  }
}

function isConnectionFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    /^(ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_|28|3D|57P|08)/.test(code) ||
    /timeout|terminated/i.test(messageOf(error))
  );
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
