import type { Kysely } from 'kysely';
import type { Actor } from '../../readers/actor.ts';
import type { Database } from '../../platform/database/schema.ts';

/** The answer that this button was given before, if it was pressed before. */
export async function sentCase(
  db: Kysely<Database>,
  actor: Actor,
  id: string,
  submissionKey: string,
): Promise<{ version: number; number: string; dueOn: string } | undefined> {
  if (actor.kind !== 'reader') return undefined;
  const row = await db
    .selectFrom('access_case')
    .innerJoin('case_letter', 'case_letter.case_pk', 'access_case.pk')
    .select(['access_case.version', 'access_case.number', 'case_letter.content'])
    .where('access_case.id', '=', id)
    .where('access_case.account_pk', '=', actor.pk)
    .where('access_case.submission_key', '=', submissionKey)
    .where('case_letter.kind', '=', 'receipt')
    .executeTakeFirst();
  if (!row?.number) return undefined;
  const { dueOn } = JSON.parse(row.content) as { dueOn: string };
  return { version: row.version, number: row.number, dueOn };
}
