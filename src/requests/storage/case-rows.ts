import type { Kysely, Selectable, Transaction } from 'kysely';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { AccessCaseTable, AccessGrantTable, RequestedItemTable } from '../../platform/database/tables/requests.ts';

export type CaseRow = Selectable<AccessCaseTable>;
export type ItemRow = Selectable<RequestedItemTable>;
export type GrantRow = Selectable<AccessGrantTable>;

/** The reader of a case as far as deciding and writing to them needs. */
export interface ReaderRow {
  pk: number;
  id: string;
  name: string;
  email: string | null;
  workplace: string | null;
  status: 'pending' | 'active' | 'suspended' | 'disabled' | 'erased';
  assurance: 'declared' | 'seen';
}

/** Reads a case to change it: others who want to wait until this transaction ends. */
export async function lockCase(trx: Transaction<Database>, id: string): Promise<CaseRow | undefined> {
  const found = trx.selectFrom('access_case').selectAll().where('id', '=', id);
  return (isPostgres(trx) ? found.forUpdate() : found).executeTakeFirst();
}

export async function itemsOf(db: Kysely<Database>, casePk: number): Promise<ItemRow[]> {
  return db.selectFrom('requested_item').selectAll().where('case_pk', '=', casePk).orderBy('position').execute();
}

export async function readerOf(db: Kysely<Database>, accountPk: number): Promise<ReaderRow> {
  return db
    .selectFrom('account')
    .select(['pk', 'id', 'name', 'email', 'workplace', 'status', 'assurance'])
    .where('pk', '=', accountPk)
    .executeTakeFirstOrThrow();
}
