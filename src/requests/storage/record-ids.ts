import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** Public ids of the records of a case, by the case's id; none where there is no such case. */
export async function recordIdsOf(db: Kysely<Database>, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('requested_item')
    .innerJoin('access_case', 'access_case.pk', 'requested_item.case_pk')
    .select('requested_item.record_id')
    .where('access_case.id', '=', caseId)
    .execute();
  return rows.map(({ record_id }) => record_id);
}
