import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/**
 * Files that can be read in digital form, of themselves or by a part beneath them: counted at file level, as files are,
 * so that the one can be told as a share of the other.
 * @param which `open`: what anybody may read here at once, of files that the public knows of; `all`: every digital
 * document that is here, whoever may read it
 */
export async function digitisedFiles(db: Kysely<Database>, which: 'open' | 'all'): Promise<number> {
  const isDigitised =
    which === 'open'
      ? sql`record.online = 1 and record.listed = 1`
      : sql`(record.online = 1 or exists (select 1 from document
          where document.record_pk = record.pk and document.removed_at is null))`;
  const isKnown = which === 'open' ? sql`listed = 1` : sql`1 = 1`;
  const { rows } = await sql<{ files: number }>`
    with recursive up (pk, parent_pk, level, listed) as (
      select record.pk, record.parent_pk, record.level, record.listed
        from record where record.removed_at is null and ${isDigitised}
      union
      select above.pk, above.parent_pk, above.level, above.listed
        from up inner join record as above on above.pk = up.parent_pk
        where up.level <> 'file')
    select count(*) as files from up where level = 'file' and ${isKnown}`.execute(db);
  return Number(rows[0]?.files ?? 0);
}
