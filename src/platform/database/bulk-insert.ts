import { CompiledQuery, type Kysely } from 'kysely';
import { isPostgres } from './dialects.ts';
import type { Database } from './schema.ts';

/** Rows in one statement on PostgreSQL, which takes at most 65,535 parameters. */
const MOST_ROWS = 512;

/**
 * Inserts many rows with statements that are compiled once, where Kysely's builder would compile each anew.
 * SQLite is quickest with one row at a time; on PostgreSQL, where each statement is a journey, rows go
 * together, in powers of two so that few different statements are ever prepared.
 */
export async function insertRows<Table extends keyof Database & string>(
  db: Kysely<Database>,
  table: Table,
  columns: readonly (keyof Database[Table] & string)[],
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => columns.map((column) => Reflect.get(row, column) as unknown));
  const into = `insert into ${table} (${columns.join(',')}) values `;
  if (!isPostgres(db)) {
    await db.executeQuery(CompiledQuery.raw(`${into}(${columns.map(() => '?').join(',')})`, values));
    return;
  }
  for (let at = 0; at < values.length;) {
    const size = Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(values.length - at)));
    await db.executeQuery(CompiledQuery.raw(into + numbered(size, columns.length), values.slice(at, at + size).flat()));
    at += size;
  }
}

/** `($1,$2),($3,$4)` … */
function numbered(rows: number, columns: number): string {
  const row = (_: unknown, i: number) =>
    `(${Array.from({ length: columns }, (_column, j) => `$${i * columns + j + 1}`).join(',')})`;
  return Array.from({ length: rows }, row).join(',');
}
