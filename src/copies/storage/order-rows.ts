import type { Kysely, Selectable, Transaction } from 'kysely';
import { isPostgres, numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { CopyFileTable, CopyOrderLineTable, CopyOrderTable } from '../../platform/database/tables/copies.ts';

export type OrderRow = Selectable<CopyOrderTable>;
export type LineRow = Selectable<CopyOrderLineTable>;
export type FileRow = Selectable<CopyFileTable>;

/** Reads an order to change it: others who want to wait until this transaction ends. */
export async function lockOrder(trx: Transaction<Database>, id: string): Promise<OrderRow | undefined> {
  const found = trx.selectFrom('copy_order').selectAll().where('id', '=', id);
  return (isPostgres(trx) ? found.forUpdate() : found).executeTakeFirst();
}

export async function linesOf(db: Kysely<Database>, orderPk: number): Promise<LineRow[]> {
  return db.selectFrom('copy_order_line').selectAll().where('order_pk', '=', orderPk).orderBy('position').execute();
}

/** By the line's pk. */
export async function filesOf(db: Kysely<Database>, lines: readonly LineRow[]): Promise<Map<number, FileRow[]>> {
  if (lines.length === 0) return new Map();
  const rows = await db
    .selectFrom('copy_file')
    .selectAll()
    .where(
      'line_pk',
      'in',
      numbers(
        db,
        lines.map(({ pk }) => pk),
      ),
    )
    .orderBy('pk')
    .execute();
  return Map.groupBy(rows, ({ line_pk }) => line_pk);
}

/** The reader of an order as far as working on it and writing to them needs. */
export async function readerOf(db: Kysely<Database>, accountPk: number) {
  return db
    .selectFrom('account')
    .select(['pk', 'id', 'name', 'email', 'email_verified_at', 'status', 'workplace'])
    .where('pk', '=', accountPk)
    .executeTakeFirstOrThrow();
}
export type OrderReader = Awaited<ReturnType<typeof readerOf>>;
