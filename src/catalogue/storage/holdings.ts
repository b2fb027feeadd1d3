import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Holdings } from '../catalogue.ts';
import { fromOpenDocuments } from './open-document-rows.ts';

const KEPT_MS = 60_000;

/** What the archive holds, summed over the totals kept with each fonds, and what can be read of it. @returns a reader that remembers for a minute */
export function holdingsReader(db: Kysely<Database>): () => Promise<Holdings> {
  let kept: { at: number; holdings: Promise<Holdings> } | undefined;
  return () => {
    if (!kept || performance.now() - kept.at > KEPT_MS) {
      const reading = readHoldings(db);
      kept = { at: performance.now(), holdings: reading };
      reading.catch(() => (kept = undefined));
    }
    return kept.holdings;
  };
}

async function readHoldings(db: Kysely<Database>): Promise<Holdings> {
  const sums = await db
    .selectFrom('record')
    .leftJoin('fonds_totals as totals', 'totals.fonds_pk', 'record.pk')
    .where('record.parent_pk', 'is', null)
    .where('record.listed', '=', 1)
    .select((e) => [
      // A document that stands alone is no fonds.
      e.fn.count<number>('record.pk').filterWhere('record.level', '<>', 'item').as('fonds'),
      e.fn.sum<number | null>('totals.files').as('files'),
      e.fn.sum<number | null>('totals.records').as('records'),
      e.fn.sum<number | null>('totals.online').as('online'),
      e.fn.sum<number | null>('totals.described').as('described'),
      e.fn.min<number | null>('totals.year_from').as('yearFrom'),
      e.fn.max<number | null>('totals.year_to').as('yearTo'),
    ])
    .executeTakeFirstOrThrow();
  const readable = await fromOpenDocuments(db)
    .select((e) => e.fn.sum<number | null>('document.page_count').as('pages'))
    .executeTakeFirstOrThrow();
  return {
    fonds: sums.fonds,
    files: sums.files ?? 0,
    records: sums.records ?? 0,
    online: sums.online ?? 0,
    pages: readable.pages ?? 0,
    described: sums.described ?? 0,
    yearFrom: sums.yearFrom,
    yearTo: sums.yearTo,
  };
}
