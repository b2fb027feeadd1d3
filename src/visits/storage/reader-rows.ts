import type { Kysely, Selectable, Transaction } from 'kysely';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { AccountTable } from '../../platform/database/tables/people.ts';

const COLUMNS = [
  'pk',
  'id',
  'name',
  'email',
  'phone',
  'workplace',
  'status',
  'assurance',
  'language',
  'email_verified_at',
  'seen_at',
] as const;

/** A reader as far as booking, receiving and writing to them needs. */
export type VisitReader = Pick<Selectable<AccountTable>, (typeof COLUMNS)[number]>;

export async function visitReader(db: Kysely<Database>, accountPk: number): Promise<VisitReader> {
  return db.selectFrom('account').select(COLUMNS).where('pk', '=', accountPk).executeTakeFirstOrThrow();
}

/** By account id; none for any other id, or for staff. */
export async function visitReaderById(db: Kysely<Database>, id: string): Promise<VisitReader | undefined> {
  return db
    .selectFrom('account')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('kind', '=', 'reader')
    .where('status', '!=', 'erased')
    .executeTakeFirst();
}

/**
 * Whoever changes a visit and its reader's account locks the account first, as the counter does that hands something
 * over: two who took them in different orders would wait for each other.
 */
export async function lockReaderOf(trx: Transaction<Database>, visitId: string): Promise<void> {
  if (!isPostgres(trx)) return;
  await trx
    .selectFrom('account')
    .select('pk')
    .where('pk', '=', (e) => e.selectFrom('visit').select('account_pk').where('id', '=', visitId))
    .forUpdate()
    .execute();
}
