import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import type { Description, TitleVisibility } from '../../catalogue/description.ts';
import type { Database, DocumentTable } from '../../platform/database/schema.ts';
import { noRecords, type RecordCounts } from '../record-counts.ts';
import type { RunContext } from '../import-file.ts';
import type { FoundFile } from '../import-walk.ts';
import { announceRecords } from './announce-records.ts';
import { describeDocument } from './describe-document.ts';
import type { Match } from './matching/match-documents.ts';
import { makeOwnRecord, retireOwnRecord } from './own-record.ts';
import type { DocumentPolicy } from './policy.ts';
import { describingHash } from './reading-hash.ts';

/** A stored document for which a record is to be found. */
export interface UnsettledDocument {
  pk: number;
  source: string;
  path: string;
  file: FoundFile;
  contentHash: string;
  heldBack: DocumentTable['held_back'];
  pageCount: number;
  recordPk: number | null;
  attachedBy: DocumentTable['attached_by'];
  ownAidPk: number | null;
}

export interface SettlingContext {
  /** `db` is the transaction of the change. */
  run: RunContext;
  policy: DocumentPolicy;
  closedTitles: TitleVisibility;
}

/**
 * Gives a document the record it belongs to: the one that was found, else one of its own; none where nobody can
 * tell which, or where something left out claims it. One that a finding aid's record has had keeps it until
 * another names it: what vanishes from a finding aid must not come back as a document that nobody describes.
 * @returns what it did to records that are made for documents
 */
export async function settleDocument(
  context: SettlingContext,
  document: UnsettledDocument,
  match: Match,
): Promise<RecordCounts> {
  const { run } = context;
  const records = noRecords();
  if (match.kind === 'none' && document.recordPk !== null && document.attachedBy !== 'own') {
    await announceRecords(run.db, [document.recordPk]);
    return records;
  }
  let own: { recordPk: number; aidPk: number } | undefined;
  if (match.kind === 'none' && document.heldBack === null) {
    const made = await makeRecord(context, document);
    for (const kind of ['added', 'changed', 'unchanged'] as const) records[kind] += made.applied[kind];
    own = made;
  } else if (document.ownAidPk !== null) {
    const successor = match.kind === 'record' ? match.pk : undefined;
    const gone = await retireOwnRecord(run.db, document.ownAidPk, run.now, successor);
    // A record that goes on under a finding aid is not lost.
    records[successor === undefined ? 'removed' : 'changed'] += gone;
  }
  const recordPk = match.kind === 'record' ? match.pk : (own?.recordPk ?? null);
  await run.db
    .updateTable('document')
    .set({
      record_pk: recordPk,
      attached_by: match.kind === 'record' ? match.by : own ? 'own' : null,
      own_aid_pk: own?.aidPk ?? null,
      label: match.kind === 'record' ? (match.label ?? null) : null,
    })
    .where('pk', '=', document.pk)
    .execute();
  await announceRecords(
    run.db,
    [document.recordPk, recordPk].filter((pk) => pk !== null),
  );
  return records;
}

async function makeRecord(context: SettlingContext, document: UnsettledDocument) {
  const first = await firstPage(context.run.db, document.pk);
  const { description, hash } = ownDescription(context, document, first);
  return makeOwnRecord(context.run, document, description, hash);
}

/** How the record reads that is made for a document, and the hash of everything that decides that. */
export function ownDescription(
  { policy, closedTitles }: Pick<SettlingContext, 'policy' | 'closedTitles'>,
  document: UnsettledDocument,
  first: { text: string; source: string } | undefined,
): { description: Description; hash: string } {
  const fileName = basename(document.file.location);
  const description = describeDocument({
    firstPage: first?.text ?? '',
    fileName,
    pageCount: document.pageCount,
    access: policy.withoutFindingAid,
    closedTitles,
  });
  const { contentHash } = document;
  const hash = describingHash({ contentHash, fileName, firstPage: first?.source ?? 'none' }, policy, closedTitles);
  return { description, hash };
}

export function firstPage(db: Kysely<Database>, documentPk: number) {
  return db
    .selectFrom('document_page')
    .select(['text', 'source'])
    .where('document_pk', '=', documentPk)
    .where('number', '=', 1)
    .executeTakeFirst();
}
