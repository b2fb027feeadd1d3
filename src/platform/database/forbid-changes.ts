import { sql, type Kysely } from 'kysely';
import { isPostgres } from './dialects.ts';
import type { Database } from './schema.ts';

/**
 * From now on rows of the table are only added: the database itself refuses to change or remove one, whoever asks.
 * On PostgreSQL the portal's account owns the table: it takes its own rights away, and a trigger stands behind them.
 * @param table a name of ours, never a visitor's text
 * @param words what a refused statement is told
 */
export async function forbidChanges(db: Kysely<Database>, table: keyof Database, words: string): Promise<void> {
  if (isPostgres(db)) {
    await sql.raw(`revoke update, delete, truncate on ${table} from public, current_user`).execute(db);
    await sql
      .raw(
        `create function ${table}_is_only_added_to() returns trigger language plpgsql as
         $$ begin raise exception '${words}'; end $$`,
      )
      .execute(db);
    await sql
      .raw(
        `create trigger ${table}_no_change before update or delete or truncate on ${table}
         for each statement execute function ${table}_is_only_added_to()`,
      )
      .execute(db);
    return;
  }
  for (const change of ['update', 'delete']) {
    await sql
      .raw(
        `create trigger ${table}_no_${change} before ${change} on ${table}
         begin select raise(abort, '${words}'); end`,
      )
      .execute(db);
  }
}

/**
 * `insert or replace` on SQLite takes a row away without asking the trigger that forbids it: a row whose key is there
 * already is refused before it comes to that. PostgreSQL knows no such statement; `on conflict do update` is an update
 * to both of them.
 * @param keys every unique column of the table
 */
export async function forbidReplacing(
  db: Kysely<Database>,
  table: keyof Database,
  keys: readonly string[],
  words: string,
): Promise<void> {
  if (isPostgres(db)) return;
  for (const key of keys) {
    await sql
      .raw(
        `create trigger ${table}_no_second_${key} before insert on ${table}
         when exists (select 1 from ${table} where ${key} = new.${key})
         begin select raise(abort, '${words}'); end`,
      )
      .execute(db);
  }
}
