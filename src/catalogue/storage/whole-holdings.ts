import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { digitisedFiles } from './digitised-files.ts';
import { shelfOfFonds } from './shelf.ts';

/** Everything that is described here, whether or not the public may know of it: what an archive reports of itself. */
export interface WholeHoldings {
  fonds: number;
  /** Null where no description states any. */
  centimetres: number | null;
  files: number;
  /** Files of which there is a digital document, whoever may read it. */
  digitised: number;
  /** Pages of all digital documents. */
  pages: number;
}

/** Counts through the whole catalogue: for a job, not for a page. */
export async function wholeHoldings(db: Kysely<Database>): Promise<WholeHoldings> {
  const kept = await db
    .selectFrom('record')
    .select((e) => [
      // A document that stands alone is no fonds.
      e.fn
        .countAll<number>()
        .filterWhere((is) => is.and([is('parent_pk', 'is', null), is('level', '<>', 'item')]))
        .as('fonds'),
      e.fn.countAll<number>().filterWhere('level', '=', 'file').as('files'),
    ])
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const { pages } = await db
    .selectFrom('document')
    .innerJoin('record', 'record.pk', 'document.record_pk')
    .select((e) => e.fn.sum<number | null>('document.page_count').as('pages'))
    .where('document.removed_at', 'is', null)
    .where('record.removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    ...kept,
    centimetres: await shelfOfFonds(db, 'all'),
    digitised: await digitisedFiles(db, 'all'),
    pages: pages ?? 0,
  };
}
