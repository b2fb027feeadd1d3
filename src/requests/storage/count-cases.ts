import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { CaseState } from '../states.ts';

const OPEN: readonly CaseState[] = ['submitted', 'in-review', 'awaiting-applicant', 'consulting', 'under-appeal'];

/** How many cases of a reader are drafts, or open. */
export async function countCases(db: Kysely<Database>, accountPk: number, which: 'drafts' | 'open'): Promise<number> {
  const { count } = await db
    .selectFrom('access_case')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('account_pk', '=', accountPk)
    .where('state', 'in', which === 'drafts' ? ['draft'] : OPEN)
    .executeTakeFirstOrThrow();
  return count;
}

/** How many cases of a reader were sent at an instant or later, withdrawn ones too. */
export async function countSentSince(db: Kysely<Database>, accountPk: number, since: string): Promise<number> {
  const { count } = await db
    .selectFrom('access_case')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('account_pk', '=', accountPk)
    .where('submitted_at', '>=', since)
    .executeTakeFirstOrThrow();
  return count;
}
