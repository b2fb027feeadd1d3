import type { Kysely, Selectable } from 'kysely';
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
