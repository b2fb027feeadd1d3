import { sql } from 'kysely';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Config } from '../../src/platform/config.ts';
import { readSearchParams } from '../../src/search/params.ts';
import type { SearchParams } from '../../src/search/answer.ts';
import { seededRandom } from './random.ts';
import { withoutAccents } from './searches.ts';

/** Words that stand side by side on a page, and where. */
export interface PageSearch {
  params: SearchParams;
  /** Public id of the document. */
  document: string;
  page: number;
}

/**
 * Neighbouring words of pages picked at random from all there are, typed with their accents and without by turns.
 * The same catalogue and seed give the same searches.
 * @param words how many of them
 */
export async function searchesOnPages(config: Config, count: number, words: number, seed = 8): Promise<PageSearch[]> {
  const random = seededRandom(seed);
  const db = await openDatabase(config);
  const { pages } = await db
    .selectFrom('document')
    .select(sql<number>`coalesce(sum(page_count), 0)`.as('pages'))
    .executeTakeFirstOrThrow();
  const searches: PageSearch[] = [];
  for (let i = 0; i < count; i++) {
    const row = await db
      .selectFrom('document_page')
      .innerJoin('document', 'document.pk', 'document_page.document_pk')
      .select(['document.id', 'document_page.number', 'document_page.text'])
      .orderBy('document_page.document_pk')
      .orderBy('document_page.number')
      .offset(random.whole(Number(pages)))
      .limit(1)
      .executeTakeFirstOrThrow();
    const all = row.text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const start = random.whole(Math.max(1, all.length - words + 1));
    const typed = all.slice(start, start + words).join(' ');
    const q = i % 2 === 0 ? typed : withoutAccents(typed);
    const { params } = readSearchParams(new URLSearchParams({ q }));
    searches.push({ params, document: row.id, page: row.number });
  }
  await db.destroy();
  return searches;
}
