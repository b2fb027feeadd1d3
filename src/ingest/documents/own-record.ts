import type { Kysely } from 'kysely';
import type { Description } from '../../catalogue/description.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { FindingAidReader } from '../finding-aid-reader.ts';
import {
  applyWithin,
  importFile,
  scanChanged,
  type AppliedFile,
  type RunContext,
  type ScannedFile,
} from '../import-file.ts';
import { NOT_HELD, type KnownAid } from '../import-identity.ts';
import type { PlannedFile } from '../import-plan.ts';
import { buryVanished } from '../import-vanished.ts';
import type { FoundFile } from '../import-walk.ts';
import { databaseWriter } from '../import-writer.ts';

/** The name of the finding aid that stands for a document: no path of a file has two slashes. */
export function ownAidPath(documentPath: string): string {
  return `document//${documentPath}`;
}

export interface OwnRecord {
  recordPk: number;
  aidPk: number;
  applied: AppliedFile;
}

/**
 * Makes, or makes anew, the item record of a document that no finding aid describes, through the machinery that
 * finding aids go through: a stable id, a tombstone when it goes. Within the transaction that `run.db` is.
 * @param hash of everything that decides how it reads
 */
export async function makeOwnRecord(
  run: RunContext,
  document: DescribedDocument,
  description: Description,
  hash: string,
): Promise<OwnRecord> {
  const { planned, scanned } = await planOwnRecord(run, document, description, hash);
  const { applied, aidPk } = await applyWithin(run, planned, scanned);
  const { pk } = await run.db
    .selectFrom('record')
    .select('pk')
    .where('finding_aid_pk', '=', aidPk)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { recordPk: pk, aidPk, applied };
}

/** What `makeOwnRecord` would do. @param run a dry one */
export async function rehearseOwnRecord(
  run: RunContext,
  document: DescribedDocument,
  description: Description,
  hash: string,
): Promise<AppliedFile> {
  const { planned, scanned } = await planOwnRecord(run, document, description, hash);
  return importFile(run, planned, scanned);
}

interface DescribedDocument {
  source: string;
  path: string;
  file: FoundFile;
}

async function planOwnRecord(
  run: RunContext,
  document: DescribedDocument,
  description: Description,
  hash: string,
): Promise<{ planned: PlannedFile; scanned: ScannedFile | undefined }> {
  const aid = await ownAid(run.db, document.source, ownAidPath(document.path));
  const planned: PlannedFile = {
    file: document.file,
    reader: readerOf(description),
    contentHash: hash,
    kind: aid ? 'changed' : 'new',
    name: { source: document.source, path: ownAidPath(document.path) },
    ...(aid ? { aid } : {}),
  };
  return { planned, scanned: aid ? await scanChanged(run, planned) : undefined };
}

/**
 * A tombstone for the record that was made for a document: a finding aid describes it now, or it is not for anybody.
 * @param successor pk of the record that its address leads to from now on
 * @returns how many records went: one, or none where it was gone already
 */
export async function retireOwnRecord(
  db: Kysely<Database>,
  aidPk: number,
  now: string,
  successor?: number,
): Promise<number> {
  const writer = databaseWriter(db);
  const own = await db
    .selectFrom('record')
    .select('id')
    .where('finding_aid_pk', '=', aidPk)
    .where('removed_at', 'is', null)
    .execute();
  const removed = await buryVanished(db, writer, aidPk, () => false, now);
  for (const { id } of own) if (successor !== undefined) await writer.alias(id, successor);
  await writer.flush();
  await db.updateTable('finding_aid').set({ content_hash: NOT_HELD }).where('pk', '=', aidPk).execute();
  return removed;
}

function ownAid(db: Kysely<Database>, source: string, path: string): Promise<KnownAid | undefined> {
  return db
    .selectFrom('finding_aid')
    .select(['pk', 'source', 'path', 'location', 'identifier', 'id_scope', 'content_hash', 'withheld'])
    .where('source', '=', source)
    .where('path', '=', path)
    .executeTakeFirst();
}

/** A finding aid of one component, which is read already. */
function readerOf(description: Description): FindingAidReader {
  return {
    format: 'document',
    recognises: () => false,
    async *read() {
      yield [{ kind: 'component', depth: 0, key: 'item', line: 0, description }];
    },
  };
}
