import { lstatSync } from 'node:fs';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { DocumentKind, PublicDocument } from '../document.ts';

/** Every query for documents begins here: those that anybody may read, and their records. */
export function fromOpenDocuments(db: Kysely<Database>) {
  return db
    .selectFrom('document')
    .innerJoin('record', 'record.pk', 'document.record_pk')
    .where('document.removed_at', 'is', null)
    .where('document.held_back', 'is', null)
    .where('record.listed', '=', 1)
    .where('record.access', '=', 'open')
    .where('record.title_visibility', '=', 'public');
}

export const DOCUMENT_COLUMNS = [
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
export function asRead<Row extends DocumentRow>(rows: readonly Row[]): Row[] {
  return rows.filter(isAsRead);
}

export function publicDocument(row: DocumentRow, waitingPages: number): PublicDocument {
  const document: PublicDocument = {
    id: row.document_id,
    kind: row.kind,
    mediaType: row.media_type,
    fileName: row.file_name,
    pageCount: row.page_count,
    bytes: row.bytes,
    contentHash: row.document_hash,
    waitingPages,
    downloadable: row.is_active !== 1,
  };
  if (row.label !== null) document.label = row.label;
  return document;
}
