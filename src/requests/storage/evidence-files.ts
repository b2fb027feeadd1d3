import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** How many files of the form there are for each evidence ground. */
export async function evidenceFiles(db: Kysely<Database>, casePk: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('attachment')
    .select((e) => ['evidence', e.fn.countAll<number>().as('count')])
    .where('case_pk', '=', casePk)
    .where('message_pk', 'is', null)
    .groupBy('evidence')
    .execute();
  return new Map(rows.flatMap(({ evidence, count }) => (evidence === null ? [] : [[evidence, count]])));
}
