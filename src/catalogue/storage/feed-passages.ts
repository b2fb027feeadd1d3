import type { Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { FeedPassage } from '../public-feed.ts';
import type { PublicRecord } from '../public-view.ts';
import { fromOpenDocuments } from './open-document-rows.ts';

/** The pages with text of the documents of these records, by the record's pk: only of those that are open. */
export async function passagesOf(
  db: Kysely<Database>,
  records: readonly PublicRecord[],
): Promise<Map<number, FeedPassage[]>> {
  const open = records.filter((record) => record.online && record.access.level === 'open' && !record.masked);
  if (open.length === 0) return new Map();
  const rows = await fromOpenDocuments(db)
    .innerJoin('document_page as page', 'page.document_pk', 'document.pk')
    .select(['document.record_pk', 'document.id', 'document.position', 'page.number', 'page.text', 'page.quality'])
    .where(
      'document.record_pk',
      'in',
      numbers(
        db,
        open.map((record) => record.pk),
      ),
    )
    .where('page.text', '<>', '')
    .orderBy('document.pk')
    .orderBy('page.number')
    .execute();
  rows.sort((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : 0));
  const passages = new Map<number, FeedPassage[]>();
  for (const { record_pk, id, number, text, quality } of rows) {
    const passage = { document: id, page: number, text, quality };
    const known = passages.get(record_pk ?? 0);
    if (known) known.push(passage);
    else passages.set(record_pk ?? 0, [passage]);
  }
  return passages;
}
