import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../../src/platform/database/schema.ts';

/** Logs of what was looked at, and what jobs do by themselves while somebody knocks. */
const NOT_LOOKED_AT: ReadonlySet<string> = new Set([
  'audit',
  'audit_head',
  'case_presence',
  'throttle',
  'job',
  'outbox',
  'use_count',
  'holdings_on',
]);
/** What changes by looking (how long a session lasts, how often something granted was opened), or by sending mail. */
const COLUMNS_LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  session: ['expires_at', 'last_seen_at'],
  access_grant: ['views', 'view_ends_at'],
  mail: ['data', 'attempts', 'next_attempt_at', 'claimed_until', 'sent_at', 'dead_at', 'last_error'],
};

/** Every row of every table that somebody could have changed, a hash for each table: what differs is told by its name. */
export async function written(db: Kysely<Database>): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of await tablesOf(db)) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
    const leftOut = COLUMNS_LEFT_OUT[table] ?? [];
    const lines = rows.map((row) =>
      JSON.stringify(Object.entries(row).filter(([column]) => !leftOut.includes(column))),
    );
    hashes[table] = createHash('sha256').update(lines.sort().join('\n')).digest('hex');
  }
  return hashes;
}

const known = new WeakMap<Kysely<Database>, Promise<string[]>>();

function tablesOf(db: Kysely<Database>): Promise<string[]> {
  const found = known.get(db) ?? look(db);
  known.set(db, found);
  return found;
}

async function look(db: Kysely<Database>): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables.map(({ name }) => name).filter((name) => !NOT_LOOKED_AT.has(name));
}
