import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

interface Reminder {
  casePk: number;
  kind: 'answer' | 'due' | 'opinion' | 'grant-ending';
  dueOn: string;
  at: string;
}

/** The first to come puts it down and may remind; the key keeps all others from it. */
export async function remindOnce(trx: Transaction<Database>, { casePk, kind, dueOn, at }: Reminder): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('case_reminder')
    .values({ case_pk: casePk, kind, due_on: dueOn, sent_at: at })
    .onConflict((conflict) => conflict.columns(['case_pk', 'kind', 'due_on']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
