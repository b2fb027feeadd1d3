import type { Database } from '../../platform/database/schema.ts';
import type { CountUse } from '../../visits/counting.ts';
import type { Transaction } from 'kysely';

/**
 * Adds to the figures of a day. Rows are written in one order, so that two hand-overs at once wait for one another and
 * never for ever.
 */
export const countUse: CountUse = async (trx, { day, purpose, isForeign, amounts }) => {
  const changed = Object.entries(amounts).filter(([, amount]) => amount !== 0);
  for (const [measure, value] of changed.sort(([a], [b]) => (a < b ? -1 : 1))) {
    await addToCount(trx, { day, measure, purpose, is_foreign: isForeign ? 1 : 0, value });
  }
};

export async function addToCount(
  trx: Transaction<Database>,
  row: { day: string; measure: string; purpose: string; is_foreign: number; value: number },
): Promise<void> {
  await trx
    .insertInto('use_count')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'measure', 'purpose', 'is_foreign'])
        .doUpdateSet((e) => ({ value: e('use_count.value', '+', row.value) })),
    )
    .execute();
}
