import type { Kysely, Selectable, Transaction } from 'kysely';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { DeliveryTable, VisitItemTable, VisitTable } from '../../platform/database/tables/visits.ts';
import type { AccountStatus } from '../../readers/account.ts';

export type ItemRow = Selectable<VisitItemTable>;
export type VisitOfItem = Selectable<VisitTable>;
export type DeliveryRow = Selectable<DeliveryTable>;

/** An item as it is found before anything is locked. */
export async function findItem(db: Kysely<Database>, id: string) {
  return db
    .selectFrom('visit_item')
    .innerJoin('visit', 'visit.pk', 'visit_item.visit_pk')
    .select(['visit_item.pk', 'visit_item.visit_pk', 'visit_item.record_id', 'visit_item.unit_id', 'visit.account_pk'])
    .where('visit_item.id', '=', id)
    .executeTakeFirst();
}

/** Reads a visit to change what is in it: others who want to wait until this transaction ends. */
export async function lockVisit(trx: Transaction<Database>, pk: number): Promise<VisitOfItem> {
  const found = trx.selectFrom('visit').selectAll().where('pk', '=', pk);
  return (isPostgres(trx) ? found.forUpdate() : found).executeTakeFirstOrThrow();
}

export async function lockItem(trx: Transaction<Database>, pk: number): Promise<ItemRow> {
  const found = trx.selectFrom('visit_item').selectAll().where('pk', '=', pk);
  return (isPostgres(trx) ? found.forUpdate() : found).executeTakeFirstOrThrow();
}

export interface ItemReader {
  pk: number;
  id: string;
  name: string;
  email: string | null;
  email_verified_at: string | null;
  status: AccountStatus;
}

/**
 * @param alone others who hand something to the same reader wait: the number of units in their hands is counted. Taken
 * before the visit's lock, by whoever takes both
 */
export async function readerOfItem(
  trx: Transaction<Database>,
  accountPk: number,
  { alone }: { alone: boolean },
): Promise<ItemReader> {
  const found = trx
    .selectFrom('account')
    .select(['pk', 'id', 'name', 'email', 'email_verified_at', 'status'])
    .where('pk', '=', accountPk);
  return (alone && isPostgres(trx) ? found.forNoKeyUpdate() : found).executeTakeFirstOrThrow();
}
