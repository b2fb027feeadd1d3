import type { Kysely } from 'kysely';
import type { Database } from '../../../platform/database/schema.ts';
import { noRecords, type RecordCounts } from '../../record-counts.ts';
import { announceRecords } from '../announce-records.ts';
import { matchDocuments } from '../matching/match-documents.ts';
import { RecordFinder } from '../matching/record-finder.ts';
import { settleDocument, type SettlingContext } from '../settle-document.ts';
import type { StampTest } from '../secret-stamp.ts';
import { forgetResults, type ResultKey } from './read-results.ts';

/** What became of a document when the results for its pages were taken in. */
export interface Applied {
  path: string;
  contentHash: string;
  read: number;
  failed: { page: number; reason: string }[];
  heldBack: 'secret' | 'unreadable' | null;
  /** Records made for documents. */
  records: RecordCounts;
}

export interface ApplyingContext extends SettlingContext {
  reader: string;
  bearsStamp: StampTest;
}

/**
 * Gives the waiting pages of a document the texts that machines read, looks at its first page for a secret mark,
 * and describes it by that page where nothing else does. Within the transaction that `run.db` is, while no other
 * import runs.
 * @returns undefined where nothing waits any more
 */
export async function applyResults(context: ApplyingContext, documentPk: number): Promise<Applied | undefined> {
  const { run, reader, bearsStamp, policy } = context;
  const { db } = run;
  const document = await waitingDocument(db, documentPk);
  if (!document) return undefined;
  const results = await resultsFor(db, document, reader);
  if (results.length === 0) return undefined;
  const isReleased = policy.released.has(document.content_hash);
  const first = results.find(({ page }) => page === 1);
  const applied: Applied = {
    path: document.path,
    contentHash: document.content_hash,
    read: 0,
    failed: [],
    heldBack: null,
    records: noRecords(),
  };
  if (first && !isReleased && (first.is_secret === 1 || bearsStamp(first.text, true))) {
    const records = await keepBack(context, document, { content_hash: document.content_hash, page: 1, reader });
    return { ...applied, heldBack: 'secret', records };
  }
  for (const result of results) {
    if (result.failure === null) applied.read++;
    else applied.failed.push({ page: result.page, reason: result.failure });
    await db
      .updateTable('document_page')
      .set(pageColumns(result))
      .where('document_pk', '=', documentPk)
      .where('number', '=', result.page)
      .execute();
  }
  if (first && first.failure !== null && !isReleased) applied.heldBack = 'unreadable';
  await db
    .updateTable('document')
    .set((e) => ({
      text_bytes: e(
        'text_bytes',
        '+',
        results.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
      ),
      ...(first ? { held_back: applied.heldBack } : {}),
    }))
    .where('pk', '=', documentPk)
    .execute();
  if (first) applied.records = await settle(context, { ...document, held_back: applied.heldBack });
  else if (document.record_pk !== null) await announceRecords(db, [document.record_pk]);
  return applied;
}

type WaitingDocument = NonNullable<Awaited<ReturnType<typeof waitingDocument>>>;
type Result = Awaited<ReturnType<typeof resultsFor>>[number];

function waitingDocument(db: Kysely<Database>, pk: number) {
  return db
    .selectFrom('document')
    .selectAll()
    .where('pk', '=', pk)
    .where('removed_at', 'is', null)
    .where((e) => e.or([e('held_back', 'is', null), e('held_back', '=', 'unread')]))
    .executeTakeFirst();
}

function resultsFor(db: Kysely<Database>, document: { pk: number; content_hash: string }, reader: string) {
  return db
    .selectFrom('document_page as page')
    .innerJoin('ocr_result as result', (join) =>
      join.onRef('result.page', '=', 'page.number').on('result.content_hash', '=', document.content_hash),
    )
    .select(['result.page', 'result.text', 'result.quality', 'result.words', 'result.failure', 'result.is_secret'])
    .where('page.document_pk', '=', document.pk)
    .where('page.source', '=', 'waiting')
    .where('result.reader', '=', reader)
    .orderBy('result.page')
    .execute();
}

function pageColumns({ text, quality, words, failure }: Result) {
  const source = failure !== null ? ('failed' as const) : text === '' ? ('none' as const) : ('ocr' as const);
  return { text, quality, words, source };
}

/** Neither its pages nor anything that was read of them stays. */
async function keepBack(context: ApplyingContext, document: WaitingDocument, first: ResultKey): Promise<RecordCounts> {
  const { db } = context.run;
  await db.deleteFrom('document_page').where('document_pk', '=', document.pk).execute();
  await forgetResults(db, first);
  await db.updateTable('document').set({ held_back: 'secret', text_bytes: 0 }).where('pk', '=', document.pk).execute();
  return settle(context, { ...document, held_back: 'secret' });
}

async function settle(context: ApplyingContext, document: WaitingDocument): Promise<RecordCounts> {
  const finder = new RecordFinder(context.run.db, document.source);
  const [match = { kind: 'none' } as const] = await matchDocuments(finder, [document]);
  const { location, path, bytes } = document;
  return settleDocument(
    context,
    {
      pk: document.pk,
      source: document.source,
      path,
      file: { location, place: location, path, bytes, writtenAt: document.written_at },
      contentHash: document.content_hash,
      heldBack: document.held_back,
      pageCount: document.page_count,
      recordPk: document.record_pk,
      attachedBy: document.attached_by,
      ownAidPk: document.own_aid_pk,
    },
    match,
  );
}
