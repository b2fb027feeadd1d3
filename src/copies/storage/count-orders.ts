import type { Transaction } from 'kysely';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { CopyOrderState } from '../states.ts';

/** Two orders of one reader are counted one after the other: the account's row is their turn. */
export async function lockOrdersOf(trx: Transaction<Database>, accountPk: number): Promise<void> {
  if (!isPostgres(trx)) return;
  await trx.selectFrom('account').select('pk').where('pk', '=', accountPk).forUpdate().execute();
}

export async function countOrders(
  trx: Transaction<Database>,
  accountPk: number,
  states: readonly CopyOrderState[],
): Promise<number> {
  const { count } = await trx
    .selectFrom('copy_order')
    .where('account_pk', '=', accountPk)
    .where('state', 'in', states)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
