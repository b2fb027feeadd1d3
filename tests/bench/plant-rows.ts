import { sql, type Insertable, type Kysely } from 'kysely';
import { isPostgres } from '../../src/platform/database/dialects.ts';
import type { Database } from '../../src/platform/database/schema.ts';

const ROWS_AT_ONCE = 400;

export async function insertAll<Table extends keyof Database>(
  db: Kysely<Database>,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await trx
        .insertInto(table)
        .values(rows.slice(at, at + ROWS_AT_ONCE))
        .execute();
    }
  });
}

/** PostgreSQL hands out its own numbers from 1, whatever was written: it is told where they end. */
export async function goOnNumbering(db: Kysely<Database>, table: 'account' | 'access_case' | 'visit'): Promise<void> {
  if (!isPostgres(db)) return;
  await sql`select setval(pg_get_serial_sequence(${table}, 'pk'), (select max(pk) from ${sql.table(table)}))`.execute(
    db,
  );
}

/** PostgreSQL tidies up by itself after so many new rows, in the first minutes of what is measured then: it does so now. */
export async function settle(db: Kysely<Database>): Promise<void> {
  if (isPostgres(db)) await sql`vacuum analyze`.execute(db);
}
