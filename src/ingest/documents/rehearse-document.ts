import { matchDocuments } from './matching/match-documents.ts';
import { RecordFinder } from './matching/record-finder.ts';
import { rehearseSettling } from './rehearse-settling.ts';
import { foreseen } from './rematch-documents.ts';
import type { SettlingContext } from './settle-document.ts';
import { unsettled, type StartedDocument, type TakenDocument } from './take-document.ts';

/**
 * What `takeDocument` would do, with the document read to its end. Nothing is written.
 * @throws UnreadableDocument
 */
export async function rehearseDocument(
  context: SettlingContext,
  { planned, reading, start }: StartedDocument,
): Promise<TakenDocument> {
  const { run } = context;
  let pages = start.flat().length;
  for await (const rows of reading.pages) pages += rows.length;
  const place = { location: planned.file.location, root: planned.root };
  const [found = { kind: 'none' } as const] = await matchDocuments(new RecordFinder(run.db, planned.name.source), [
    place,
  ]);
  const match = foreseen(run, place, found);
  const { heldBack } = reading;
  const document = unsettled(planned, { pk: planned.known?.pk ?? 0, heldBack, pageCount: pages });
  return { pages, match, settled: await rehearseSettling(context, document, match, start[0]?.[0]) };
}
