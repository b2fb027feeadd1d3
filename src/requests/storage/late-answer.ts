import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { CaseRow } from './case-rows.ts';

/** Whether an answer that comes too late still opens the case: it was closed for want of one, for the first time. */
export async function takesLateAnswer(
  db: Kysely<Database>,
  { pk, state, closed_how, emptied_at }: Pick<CaseRow, 'pk' | 'state' | 'closed_how' | 'emptied_at'>,
): Promise<boolean> {
  if (state !== 'closed' || closed_how !== 'lapsed' || emptied_at !== null) return false;
  const before = await db
    .selectFrom('case_event')
    .select('pk')
    .where('case_pk', '=', pk)
    .where('action', '=', 'reply')
    .where('from_state', '=', 'closed')
    .executeTakeFirst();
  return before === undefined;
}
