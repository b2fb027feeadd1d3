import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** Whether a body whose refusal binds has refused, in its last word on this case. */
export async function isBoundByOpinion(db: Kysely<Database>, casePk: number): Promise<boolean> {
  const last = await db
    .selectFrom('consultation')
    .select('consents')
    .where('case_pk', '=', casePk)
    .where('is_binding', '=', 1)
    .where('recorded_at', 'is not', null)
    .orderBy('pk', 'desc')
    .executeTakeFirst();
  return last?.consents === 0;
}
