import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** An open page says every half minute that it is still there; who said nothing for this long is gone. */
const GONE_AFTER_MS = 75_000;

/** Marks somebody as having the case open. */
export async function markPresent(db: Kysely<Database>, casePk: number, accountPk: number, now: Date): Promise<void> {
  const seen_at = now.toISOString();
  await db
    .insertInto('case_presence')
    .values({ case_pk: casePk, account_pk: accountPk, seen_at })
    .onConflict((conflict) => conflict.columns(['case_pk', 'account_pk']).doUpdateSet({ seen_at }))
    .execute();
}

/** Names of the others who have it open now. */
export async function othersPresent(
  db: Kysely<Database>,
  casePk: number,
  accountPk: number,
  now: Date,
): Promise<string[]> {
  const rows = await db
    .selectFrom('case_presence')
    .innerJoin('account', 'account.pk', 'case_presence.account_pk')
    .select('account.name')
    .where('case_presence.case_pk', '=', casePk)
    .where('case_presence.account_pk', '!=', accountPk)
    .where('case_presence.seen_at', '>', new Date(now.getTime() - GONE_AFTER_MS).toISOString())
    .orderBy('account.name')
    .execute();
  return rows.map(({ name }) => name);
}
