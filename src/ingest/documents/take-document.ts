import type { DocumentWorkshop } from '../../documents/workshop.ts';
import { refuseIfWrittenTo, type RunContext } from '../import-file.ts';
import type { RecordCounts } from '../record-counts.ts';
import { matchDocuments } from './matching/match-documents.ts';
import { RecordFinder } from './matching/record-finder.ts';
import type { PlannedDocument } from './plan-documents.ts';
import type { DocumentPolicy } from './policy.ts';
import { beginReading, type DocumentReading, type PageRow } from './read-document.ts';
import type { StampTest } from './secret-stamp.ts';
import type { RehearsedMatch } from './rehearse-settling.ts';
import { settleDocument, type SettlingContext, type UnsettledDocument } from './settle-document.ts';
import { storeDocument } from './store-document.ts';

/** Of pages, kept in memory before the database is asked: most documents are read to their end by then. */
const CHARACTERS_AHEAD = 16 * 1024 * 1024;

export interface ReadingMeans {
  workshop: DocumentWorkshop;
  policy: DocumentPolicy;
  bearsStamp: StampTest;
  signal?: AbortSignal;
}

/** A document of which the beginning, mostly all, has been read. */
export interface StartedDocument {
  planned: PlannedDocument;
  reading: DocumentReading;
  start: PageRow[][];
}

/** @throws UnreadableDocument */
export async function startDocument(means: ReadingMeans, planned: PlannedDocument): Promise<StartedDocument> {
  const { workshop, policy, bearsStamp, signal } = means;
  const isReleased = policy.released.has(planned.contentHash);
  const reading = await beginReading(workshop, planned.file.location, {
    bearsStamp,
    isReleased,
    ...(signal ? { signal } : {}),
  });
  const start: PageRow[][] = [];
  let ahead = 0;
  while (ahead < CHARACTERS_AHEAD) {
    const next = await reading.pages.next();
    if (next.done === true) break;
    start.push(next.value);
    for (const { text, words, html } of next.value) ahead += text.length + (words?.length ?? 0) + (html?.length ?? 0);
  }
  return { planned, reading, start };
}

export interface TakenDocument {
  pages: number;
  match: RehearsedMatch;
  settled: RecordCounts;
}

/**
 * Brings a document into the catalogue, wholly or not at all.
 * @throws UnreadableDocument, FaultyFile: nothing has changed
 */
export async function takeDocument(
  context: Omit<SettlingContext, 'run'>,
  run: RunContext,
  { planned, reading, start }: StartedDocument,
): Promise<TakenDocument> {
  return run.db.transaction().execute(async (db) => {
    const { facts, heldBack } = reading;
    const pages = allPages(start, reading.pages);
    const stored = await storeDocument(db, planned, { facts, heldBack, pages }, run.now);
    await refuseIfWrittenTo(planned.file);
    const finder = new RecordFinder(db, planned.name.source);
    const [match = { kind: 'none' } as const] = await matchDocuments(finder, [
      { location: planned.file.location, root: planned.root },
    ]);
    const document = unsettled(planned, { pk: stored.pk, heldBack, pageCount: stored.pages });
    return {
      pages: stored.pages,
      match,
      settled: await settleDocument({ ...context, run: { ...run, db } }, document, match),
    };
  });
}

/** A document of this run, as far as a record is to be found for it. */
export function unsettled(
  { known, name, file, contentHash }: PlannedDocument,
  read: Pick<UnsettledDocument, 'pk' | 'heldBack' | 'pageCount'>,
): UnsettledDocument {
  return {
    ...read,
    ...name,
    file,
    contentHash,
    recordPk: known?.record_pk ?? null,
    attachedBy: known?.attached_by ?? null,
    ownAidPk: known?.own_aid_pk ?? null,
  };
}

async function* allPages(start: PageRow[][], rest: AsyncIterable<PageRow[]>): AsyncGenerator<PageRow[]> {
  yield* start;
  yield* rest;
}
