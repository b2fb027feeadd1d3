import type { Kysely } from 'kysely';
import { newId } from '../../platform/secrets.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { SavedFilter } from '../desk.ts';

const LONGEST_NAME = 80;
const LONGEST_QUERY = 1_000;
const MOST = 30;

export async function filtersOf(db: Kysely<Database>, accountPk: number): Promise<SavedFilter[]> {
  return db
    .selectFrom('saved_filter')
    .select(['id', 'name', 'query'])
    .where('account_pk', '=', accountPk)
    .orderBy('name')
    .orderBy('pk')
    .execute();
}

/** The words of a search (`q`): mostly somebody's name, which would stay here after they were erased. */
const NOT_KEPT = 'q';

/** A name that is there already gets the new filter; beyond thirty the oldest goes. */
export async function keepFilter(
  db: Kysely<Database>,
  accountPk: number,
  { name, query }: Omit<SavedFilter, 'id'>,
): Promise<SavedFilter> {
  const conditions = new URLSearchParams(query);
  conditions.delete(NOT_KEPT);
  const filter = {
    id: newId(),
    name: name.trim().slice(0, LONGEST_NAME),
    query: conditions.toString().slice(0, LONGEST_QUERY),
  };
  return db.transaction().execute(async (trx) => {
    await trx.deleteFrom('saved_filter').where('account_pk', '=', accountPk).where('name', '=', filter.name).execute();
    await trx
      .insertInto('saved_filter')
      .values({ ...filter, account_pk: accountPk })
      .execute();
    const beyond = await trx
      .selectFrom('saved_filter')
      .select('pk')
      .where('account_pk', '=', accountPk)
      .orderBy('pk', 'desc')
      .offset(MOST)
      .limit(MOST)
      .execute();
    for (const { pk } of beyond) await trx.deleteFrom('saved_filter').where('pk', '=', pk).execute();
    return filter;
  });
}

export async function dropFilter(db: Kysely<Database>, accountPk: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_filter')
    .where('account_pk', '=', accountPk)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
