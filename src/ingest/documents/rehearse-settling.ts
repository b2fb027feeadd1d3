import { noRecords, type RecordCounts } from '../record-counts.ts';
import { countLive } from '../import-vanished.ts';
import type { Match } from './matching/match-documents.ts';
import { rehearseOwnRecord } from './own-record.ts';
import { ownDescription, type SettlingContext, type UnsettledDocument } from './settle-document.ts';

/** `named`: by a record that this run would bring, which is stored nowhere yet. */
export type RehearsedMatch = Match | { kind: 'named' };

/** What `settleDocument` would do to records that are made for documents. Nothing is written. */
export async function rehearseSettling(
  context: SettlingContext,
  document: UnsettledDocument,
  match: RehearsedMatch,
  first: { text: string; source: string } | undefined,
): Promise<RecordCounts> {
  const records = noRecords();
  if (match.kind === 'none' && document.recordPk !== null && document.attachedBy !== 'own') return records;
  if (match.kind === 'none' && document.heldBack === null) {
    const { description, hash } = ownDescription(context, document, first);
    const { added, changed, unchanged } = await rehearseOwnRecord(context.run, document, description, hash);
    return { ...records, added, changed, unchanged };
  }
  if (document.ownAidPk === null) return records;
  const isSucceeded = match.kind === 'record' || match.kind === 'named';
  records[isSucceeded ? 'changed' : 'removed'] = await countLive(context.run.db, document.ownAidPk);
  return records;
}
