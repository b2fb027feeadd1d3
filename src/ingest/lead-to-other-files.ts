import { sql, type Kysely } from 'kysely';
import { texts } from '../platform/database/dialects.ts';
import type { Database } from '../platform/database/schema.ts';

/**
 * Lets the addresses of records that a run removed lead to the same records in other files: an inventory was split,
 * or several were put together. The same is what bears the same key of the source's own, in a finding aid of the same
 * source and identifier, once: `c1` of one fonds is not `c1` of another.
 * @param times of the run, and of those before it that never came to this: their tombstones bear them
 */
export async function leadToOtherFiles(db: Kysely<Database>, times: readonly string[]): Promise<void> {
  await db
    .insertInto('record_alias')
    .columns(['id', 'record_pk'])
    .expression((e) =>
      e
        .selectFrom('finding_aid as former')
        .innerJoin('finding_aid as present', (join) =>
          join
            .onRef('present.source', '=', 'former.source')
            .onRef('present.identifier', '=', 'former.identifier')
            .onRef('present.pk', '<>', 'former.pk'),
        )
        .innerJoin('record as gone', 'gone.finding_aid_pk', 'former.pk')
        .innerJoin('record as live', (join) =>
          join
            .onRef('live.finding_aid_pk', '=', 'present.pk')
            .onRef('live.component_key', '=', 'gone.component_key')
            .onRef('live.level', '=', 'gone.level'),
        )
        .select((s) => ['gone.id', s.fn.min('live.pk').as('record_pk')])
        .where('gone.removed_at', 'in', texts(db, times))
        .where('gone.component_key', 'like', 'k:%')
        .where('live.removed_at', 'is', null)
        .groupBy('gone.id')
        .having((h) => h.fn.countAll(), '=', 1),
    )
    .onConflict((c) => c.column('id').doUpdateSet((e) => ({ record_pk: e.ref('excluded.record_pk') })))
    .execute();
  // Addresses that led to one of them go on with it.
  await sql`
    update record_alias set record_pk = (
      select next.record_pk from record_alias as next join record as gone on gone.id = next.id
      where gone.pk = record_alias.record_pk
    )
    where record_pk in (
      select gone.pk from record as gone join record_alias as next on next.id = gone.id where gone.removed_at in ${texts(db, times)}
    )`.execute(db);
}
