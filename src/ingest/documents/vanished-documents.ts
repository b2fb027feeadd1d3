import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { hasVanishedFrom, isBeneath } from '../searched-folders.ts';
import type { Searched } from '../searched-folders.ts';
import { announceRecords } from './announce-records.ts';
import type { KnownDocument, KnownDocuments } from './known-documents.ts';
import { retireOwnRecord } from './own-record.ts';

/** What an import found beneath the folders that were named. */
export interface FoundBeneath {
  searched: Searched;
  /** Places of all files found, and of those among them that are documents. */
  files: ReadonlySet<string>;
  documents: ReadonlySet<string>;
  /** pks of documents that a file in another place goes on with. */
  moved: ReadonlySet<number>;
}

/** Documents whose file is gone from the folders, or is no document any more. */
export async function vanishedDocuments(known: KnownDocuments, found: FoundBeneath): Promise<KnownDocument[]> {
  if (found.searched.roots.length === 0) return [];
  const vanished: KnownDocument[] = [];
  for await (const some of known.held()) vanished.push(...some.filter((document) => hasVanished(document, found)));
  return vanished;
}

function hasVanished(document: KnownDocument, { searched, files, documents, moved }: FoundBeneath): boolean {
  const { pk, location, root } = document;
  if (moved.has(pk) || documents.has(location)) return false;
  if (files.has(location)) return isBeneath(searched.roots, location);
  // A link led there from the folder. Where one cannot be followed now, nobody knows whether it was that.
  const isUnlinked = searched.roots.includes(root) && !isBeneath([root], location) && searched.unread.length === 0;
  return isUnlinked || hasVanishedFrom(searched, location);
}

/**
 * Takes a document out of everything, with its pages; its id stays. Within one transaction.
 * @returns how many records of its own went with it
 */
export async function removeDocument(db: Kysely<Database>, document: KnownDocument, now: string): Promise<number> {
  await db.deleteFrom('document_page').where('document_pk', '=', document.pk).execute();
  const removed = document.own_aid_pk === null ? 0 : await retireOwnRecord(db, document.own_aid_pk, now);
  await db
    .updateTable('document')
    .set({ removed_at: now, record_pk: null, attached_by: null, own_aid_pk: null, held_back: null, text_bytes: 0 })
    .where('pk', '=', document.pk)
    .execute();
  if (document.record_pk !== null) await announceRecords(db, [document.record_pk]);
  return removed;
}
