import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import { recordIds } from '../../catalogue/record-id.ts';
import { referenceOrder } from '../../catalogue/reference-order.ts';
import type { FileFacts } from '../../documents/workshop.ts';
import { insertRows } from '../../platform/database/bulk-insert.ts';
import type { Database, DocumentPageTable, DocumentTable } from '../../platform/database/schema.ts';
import { downloadName } from './download-name.ts';
import { ownAidPath } from './own-record.ts';
import type { PlannedDocument } from './plan-documents.ts';
import type { PageRow } from './read-document.ts';

const PAGE_COLUMNS = [
  'document_pk',
  'number',
  'text',
  'source',
  'quality',
  'width',
  'height',
  'html',
  'words',
] as const satisfies (keyof DocumentPageTable)[];

/** What was read of a document. */
export interface ReadDocument {
  facts: FileFacts;
  heldBack: DocumentTable['held_back'];
  pages: AsyncIterable<PageRow[]>;
}

/**
 * Writes a document and its pages in place of what was stored of it. Within one transaction: whatever fails while
 * the rest is read leaves it as it was.
 * @returns its pk, and how many pages it has
 */
export async function storeDocument(
  db: Kysely<Database>,
  planned: PlannedDocument,
  { facts, heldBack, pages }: ReadDocument,
  now: string,
): Promise<{ pk: number; pages: number }> {
  const pk = await storeRow(db, planned, {
    ...columnsOfPlace(planned, facts.mediaType),
    content_hash: planned.contentHash,
    reading_hash: planned.readingHash,
    kind: facts.kind,
    media_type: facts.mediaType,
    page_count: facts.pageCount,
    is_active: facts.isActive === true ? 1 : 0,
    text_bytes: 0,
    held_back: heldBack,
    imported_at: now,
    removed_at: null,
  });
  await db.deleteFrom('document_page').where('document_pk', '=', pk).execute();
  await db.deleteFrom('refused_document').where('location', '=', planned.file.location).execute();
  let count = 0;
  let textBytes = 0;
  for await (const rows of pages) {
    count += rows.length;
    for (const { text } of rows) textBytes += Buffer.byteLength(text);
    await insertRows(
      db,
      'document_page',
      PAGE_COLUMNS,
      rows.map((row) => Object.assign(row, { document_pk: pk })),
    );
  }
  await db
    .updateTable('document')
    .set({ text_bytes: textBytes, ...(heldBack === 'secret' ? {} : { page_count: count }) })
    .where('pk', '=', pk)
    .execute();
  return { pk, pages: count };
}

/** Only where a document is, and since when: it has the same bytes, read the same way. */
export async function placeDocument(db: Kysely<Database>, planned: PlannedDocument): Promise<void> {
  const { known } = planned;
  if (!known) return;
  const { media_type } = await db
    .selectFrom('document')
    .select('media_type')
    .where('pk', '=', known.pk)
    .executeTakeFirstOrThrow();
  await db.updateTable('document').set(columnsOfPlace(planned, media_type)).where('pk', '=', known.pk).execute();
}

/** What is known of a file that can no longer be read: nothing of it is for anybody until it can. */
export async function markDamaged(db: Kysely<Database>, documentPk: number): Promise<void> {
  await db.deleteFrom('document_page').where('document_pk', '=', documentPk).execute();
  await db.updateTable('document').set({ held_back: 'damaged', text_bytes: 0 }).where('pk', '=', documentPk).execute();
}

async function storeRow(
  db: Kysely<Database>,
  { known, name }: PlannedDocument,
  columns: Omit<DocumentTable, 'pk' | 'id' | 'source' | 'path' | 'record_pk' | 'attached_by' | 'own_aid_pk' | 'label'>,
): Promise<number> {
  if (known) {
    await db.updateTable('document').set(columns).where('pk', '=', known.pk).execute();
    return known.pk;
  }
  const { pk } = await db
    .insertInto('document')
    .values({
      ...columns,
      ...name,
      id: documentId(name),
      record_pk: null,
      attached_by: null,
      own_aid_pk: null,
      label: null,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  return pk;
}

/** Minted as the ids of records are, beside that of the record which may be made for it. */
function documentId({ source, path }: { source: string; path: string }): string {
  return recordIds(source, ownAidPath(path))('file');
}

function columnsOfPlace({ file, root }: PlannedDocument, mediaType: string) {
  const fileName = basename(file.location);
  return {
    location: file.location,
    root,
    file_name: downloadName(fileName, mediaType),
    position: referenceOrder(fileName),
    bytes: file.bytes,
    written_at: Math.trunc(file.writtenAt),
  };
}
