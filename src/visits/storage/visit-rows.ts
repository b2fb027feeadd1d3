import type { Kysely, Selectable, Transaction } from 'kysely';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { VisitItemTable, VisitTable } from '../../platform/database/tables/visits.ts';
import { SEATED } from '../states.ts';

export type VisitRow = Selectable<VisitTable>;
export type VisitItemRow = Selectable<VisitItemTable>;

/** Reads a visit to change it: others who want to wait until this transaction ends. */
export async function lockVisit(trx: Transaction<Database>, id: string): Promise<VisitRow | undefined> {
  const found = trx.selectFrom('visit').selectAll().where('id', '=', id);
  return (isPostgres(trx) ? found.forUpdate() : found).executeTakeFirst();
}

/** In the reader's order. */
export async function itemsOfVisit(db: Kysely<Database>, visitPk: number): Promise<VisitItemRow[]> {
  return db.selectFrom('visit_item').selectAll().where('visit_pk', '=', visitPk).orderBy('position').execute();
}

/** The visit of a reader that takes a seat in a half-day; there is at most one. */
export async function seatedVisit(
  db: Kysely<Database>,
  { accountPk, day, half }: { accountPk: number; day: string; half: VisitRow['half'] },
): Promise<VisitRow | undefined> {
  return db
    .selectFrom('visit')
    .selectAll()
    .where('account_pk', '=', accountPk)
    .where('day', '=', day)
    .where('half', '=', half)
    .where('state', 'in', SEATED)
    .executeTakeFirst();
}

/** Visits of a reader that are still to come, and seats held for them. */
export async function countOpenVisits(db: Kysely<Database>, accountPk: number, today: string): Promise<number> {
  const { count } = await db
    .selectFrom('visit')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('account_pk', '=', accountPk)
    .where('day', '>=', today)
    .where('state', 'in', ['held', 'requested', 'confirmed'])
    .executeTakeFirstOrThrow();
  return count;
}

/** The answer that this button was given before, if it was pressed before. */
export async function sentVisit(
  db: Kysely<Database>,
  submissionKey: string,
): Promise<{ id: string; version: number; number: string; state: VisitRow['state'] } | undefined> {
  const row = await db
    .selectFrom('visit')
    .select(['id', 'version', 'number', 'state'])
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst();
  return row?.number ? { ...row, number: row.number } : undefined;
}
