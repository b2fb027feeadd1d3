import type { Kysely } from 'kysely';
import type { DocumentKind } from '../../../catalogue/document.ts';
import type { Database } from '../../../platform/database/schema.ts';

/** A page that waits to be read by machine. */
export interface WaitingPage {
  documentPk: number;
  number: number;
  /** What people know the document by. */
  path: string;
  location: string;
  bytes: number;
  writtenAt: number;
  contentHash: string;
  kind: DocumentKind;
  width: number;
  height: number;
}

/** How many pages of documents that are not gone wait. */
export async function countWaiting(db: Kysely<Database>): Promise<number> {
  const { count } = await db
    .selectFrom('document_page as page')
    .innerJoin('document', 'document.pk', 'page.document_pk')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('page.source', '=', 'waiting')
    .where('document.removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** First pages first: as long as they wait, nobody knows whether their documents may be shown. */
export async function* waitingPages(db: Kysely<Database>, reader: string): AsyncGenerator<WaitingPage> {
  for (let after = 0; ;) {
    const pages = await unread(db, reader).where('page.number', '=', 1).where('page.document_pk', '>', after).execute();
    const last = pages.at(-1);
    if (!last) break;
    after = last.documentPk;
    yield* pages;
  }
  for (let [document, page] = [0, 0]; ;) {
    const pages = await unread(db, reader)
      .where('page.number', '>', 1)
      .where('document.held_back', 'is', null)
      .where((e) =>
        e.or([
          e('page.document_pk', '>', document),
          e.and([e('page.document_pk', '=', document), e('page.number', '>', page)]),
        ]),
      )
      .execute();
    const last = pages.at(-1);
    if (!last) return;
    [document, page] = [last.documentPk, last.number];
    yield* pages;
  }
}

const AT_ONCE = 50;

function unread(db: Kysely<Database>, reader: string) {
  return db
    .selectFrom('document_page as page')
    .innerJoin('document', 'document.pk', 'page.document_pk')
    .select([
      'page.document_pk as documentPk',
      'page.number',
      'document.path',
      'document.location',
      'document.bytes',
      'document.written_at as writtenAt',
      'document.content_hash as contentHash',
      'document.kind',
      'page.width',
      'page.height',
    ])
    .where('page.source', '=', 'waiting')
    .where('document.removed_at', 'is', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('ocr_result as result')
            .select('result.page')
            .whereRef('result.content_hash', '=', 'document.content_hash')
            .whereRef('result.page', '=', 'page.number')
            .where('result.reader', '=', reader),
        ),
      ),
    )
    .orderBy('page.document_pk')
    .orderBy('page.number')
    .limit(AT_ONCE);
}
