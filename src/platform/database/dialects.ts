import { PostgresAdapter, sql, type CreateTableBuilder, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from './schema.ts';
import { storable } from './storable-text.ts';

/** Everything in which SQLite and PostgreSQL differ for us. The rest of the program writes one SQL. */

/** Whether this is PostgreSQL; otherwise it is SQLite. */
export function isPostgres(db: Kysely<Database>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** A primary key that the database hands out and never uses twice. */
export function selfNumbering<Table extends string>(
  db: Kysely<Database>,
  table: CreateTableBuilder<Table>,
  column: string,
): CreateTableBuilder<Table> {
  return isPostgres(db)
    ? table.addColumn(column, 'serial', (c) => c.primaryKey())
    : table.addColumn(column, 'integer', (c) => c.primaryKey().autoIncrement());
}

/** A list of numbers to stand after `in`: one parameter however long it is, so the statement is compiled once. */
export function numbers(db: Kysely<Database>, values: readonly number[]): RawBuilder<number> {
  return isPostgres(db)
    ? sql<number>`(select unnest(${values}::int[]))`
    : sql<number>`(select value from json_each(${JSON.stringify(values)}))`;
}

/** A list of texts to stand after `in`. */
export function texts(db: Kysely<Database>, values: readonly string[]): RawBuilder<string> {
  return isPostgres(db)
    ? sql<string>`(select unnest(${values}::text[]))`
    : sql<string>`(select value from json_each(${JSON.stringify(storable(values))}))`;
}

/**
 * Some members of the JSON object whose text a column holds, mostly a small part of it, for `readMembers` of the same
 * names. SQLite gives them as a list, which it makes in three quarters of the time of an object; PostgreSQL the whole
 * text, since its own reading refuses texts that are good JSON, those with half of a surrogate pair.
 * @param names two or more: SQLite makes no list of one
 */
export function jsonMembers(db: Kysely<Database>, column: string, names: readonly string[]): RawBuilder<string> {
  if (isPostgres(db)) return sql<string>`${sql.ref(column)}`;
  const paths = names.map((name) => sql.lit(`$.${name}`));
  return sql<string>`json_extract(${sql.ref(column)}, ${sql.join(paths)})`;
}

/** These members and no others, of what `jsonMembers` has given. Only this program writes such columns, so that their shape is trusted. */
export function readMembers<T extends object>(json: string, names: readonly (keyof T & string)[]): T {
  const read = JSON.parse(json) as unknown[] | Record<string, unknown>;
  const members: Record<string, unknown> = {};
  for (let at = 0; at < names.length; at++) members[names[at]!] = Array.isArray(read) ? read[at] : read[names[at]!];
  return members as T;
}

/** A list of pairs of numbers to stand after `(a, b) in`. */
export function numberPairs(db: Kysely<Database>, pairs: readonly (readonly [number, number])[]): RawBuilder<unknown> {
  return isPostgres(db)
    ? sql`(select * from unnest(${pairs.map(([a]) => a)}::int[], ${pairs.map(([, b]) => b)}::int[]))`
    : sql`(select value ->> 0, value ->> 1 from json_each(${JSON.stringify(pairs)}))`;
}

/**
 * Whoever names the same waits here until the transactions of all before have ended. SQLite writes one transaction
 * after the other anyway.
 */
export async function waitInLine(trx: Transaction<Database>, name: string): Promise<void> {
  if (isPostgres(trx)) await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}
