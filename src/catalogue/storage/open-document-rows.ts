import { lstatSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { AccessLevel, TitleVisibility } from '../description.ts';
import type { DocumentKind, PublicDocument } from '../document.ts';
import { permitFor, type Covered, type Permit } from '../permit.ts';

/** Every query for what anybody may read begins here: documents that are open, and their records. */
export function fromOpenDocuments(db: Kysely<Database>) {
  return fromListedDocuments(db).where('record.access', '=', 'open').where('record.title_visibility', '=', 'public');
}

/** Documents that nothing but the access of their record keeps from anybody. A permit opens none besides. */
function fromListedDocuments(db: Kysely<Database>) {
  return db
    .selectFrom('document')
    .innerJoin('record', 'record.pk', 'document.record_pk')
    .where('document.removed_at', 'is', null)
    .where('document.held_back', 'is', null)
    .where('record.listed', '=', 1);
}
type DocumentQuery = ReturnType<typeof fromListedDocuments>;

const DOCUMENT_COLUMNS = [
  'document.pk as document_pk',
  'document.id as document_id',
  'document.record_pk',
  'document.location',
  'document.kind',
  'document.media_type',
  'document.file_name',
  'document.label',
  'document.position as document_position',
  'document.bytes',
  'document.written_at',
  'document.content_hash as document_hash',
  'document.page_count',
  'document.is_active',
  'record.path as record_path',
  'record.access as record_access',
  'record.title_visibility as record_visibility',
] as const;

export interface DocumentRow {
  document_pk: number;
  document_id: string;
  location: string;
  kind: DocumentKind;
  media_type: string;
  file_name: string;
  label: string | null;
  document_position: string;
  bytes: number;
  written_at: number;
  document_hash: string;
  page_count: number;
  is_active: number;
  record_path: string;
  record_access: AccessLevel;
  record_visibility: TitleVisibility;
}

/** A document that its reader may read: anybody, or, by this permit, one. */
export type ReadableRow = DocumentRow & { permit?: Permit };

/**
 * The documents that one may read now who was allowed this besides what is open; their files are still what was read.
 * @param narrow which documents are asked about
 */
export async function readableRows(
  db: Kysely<Database>,
  permits: readonly Permit[],
  narrow: (query: DocumentQuery) => DocumentQuery,
): Promise<(ReadableRow & { record_pk: number | null })[]> {
  const from = permits.length === 0 ? fromOpenDocuments(db) : fromListedDocuments(db);
  const rows = await narrow(from).select(DOCUMENT_COLUMNS).orderBy('document.pk').execute();
  return asRead(rows).flatMap((row) => {
    if (isOpen(row)) return [row];
    const permit = permitFor(coveredBy(row), permits);
    return permit && permit.bar === undefined ? [{ ...row, permit }] : [];
  });
}

/** Documents of these contents (SHA-256, hex) that are not open, though nothing else keeps them from anybody. */
export async function closedRows(db: Kysely<Database>, contentHashes: readonly string[]): Promise<DocumentRow[]> {
  const rows = await fromListedDocuments(db)
    .select(DOCUMENT_COLUMNS)
    .where('document.content_hash', 'in', texts(db, contentHashes))
    .where('record.title_visibility', '<>', 'hidden')
    .execute();
  return asRead(rows).filter((row) => !isOpen(row));
}

function isOpen({ record_access, record_visibility }: DocumentRow): boolean {
  return record_access === 'open' && record_visibility === 'public';
}

/** What of a document's record decides whether a permit covers it. */
export function coveredBy({ record_path, record_access, record_visibility }: DocumentRow): Covered {
  return { path: record_path.split('/').map(Number), level: record_access, visibility: record_visibility };
}

/**
 * What stands on the disk is not what was read: it is as if it were not there until the next import. Asked in place: a
 * search looks at up to a hundred files, which takes microseconds each, and many times that by way of other threads.
 */
function isAsRead({ location, bytes, written_at }: DocumentRow): boolean {
  try {
    const now = lstatSync(location, { throwIfNoEntry: false });
    return now?.isFile() === true && now.size === bytes && Math.trunc(now.mtimeMs) === written_at;
  } catch {
    return false;
  }
}

/** Those of the rows whose files are still what was read. */
function asRead<Row extends DocumentRow>(rows: readonly Row[]): Row[] {
  return rows.filter(isAsRead);
}

export function publicDocument(row: ReadableRow, waitingPages: number): PublicDocument {
  const document: PublicDocument = {
    id: row.document_id,
    kind: row.kind,
    mediaType: row.media_type,
    fileName: row.file_name,
    pageCount: row.page_count,
    bytes: row.bytes,
    contentHash: row.document_hash,
    waitingPages,
    downloadable: row.is_active !== 1 && row.permit?.noDownload !== true,
  };
  if (row.permit) document.permit = row.permit;
  if (row.label !== null) document.label = row.label;
  return document;
}
