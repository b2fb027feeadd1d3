import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { ImportReport } from './import-report.ts';

/** Writes down that an import begins to write. @returns its pk */
export async function openRun(db: Kysely<Database>, now: Date): Promise<number> {
  const { pk } = await db
    .insertInto('import_run')
    .values({ started_at: now.toISOString(), finished_at: null, report: null })
    .returning('pk')
    .executeTakeFirstOrThrow();
  return pk;
}

/** And that it has done all it had to. @param now when it began */
export async function closeRun(db: Kysely<Database>, pk: number, now: Date, report: ImportReport): Promise<void> {
  const finished_at = new Date(now.getTime() + report.seconds * 1000).toISOString();
  await db
    .updateTable('import_run')
    .set({ finished_at, report: JSON.stringify(report) })
    .where('pk', '=', pk)
    .execute();
}

/** When those imports began that were stopped or killed since the last one that came to its end: tombstones bear these times. */
export async function brokenOffRuns(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('import_run')
    .select('started_at')
    .where('finished_at', 'is', null)
    .where('pk', '>', (e) =>
      e
        .selectFrom('import_run as whole')
        .select((s) => s.fn.coalesce(s.fn.max('whole.pk'), s.lit(0)).as('pk'))
        .where('whole.finished_at', 'is not', null),
    )
    .execute();
  return rows.map(({ started_at }) => started_at);
}
