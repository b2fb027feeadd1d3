import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { isCovered, type GrantedRecords } from '../permit.ts';
import { closedRows, coveredBy } from './open-document-rows.ts';
import { createOpenDocuments } from './open-documents.ts';
import { namesOf, recordsNamed } from './records-named.ts';

/** Which of these contents (SHA-256 of a file, hex) somebody may read now: because they are open, or by a grant. */
export type ReadableContents = (contentHashes: readonly string[]) => Promise<Set<string>>;

/** What may be kept on the disk of what was drawn. Whoever asks for it must still be one who may have it. */
export function createReadableContents(db: Kysely<Database>, granted: GrantedRecords): ReadableContents {
  const documents = createOpenDocuments(db);
  return async (contentHashes) => {
    const readable = await documents.openAmong(contentHashes);
    const others = contentHashes.filter((hash) => !readable.has(hash));
    if (others.length === 0) return readable;
    const closed = (await closedRows(db, others)).map((row) => ({ hash: row.document_hash, covered: coveredBy(row) }));
    const above = new Set(closed.flatMap(({ covered }) => covered.path));
    const allowed = await granted.grantedAmong(await namesOf(db, [...above]));
    const records = [...(await recordsNamed(db, [...allowed])).values()];
    for (const { hash, covered } of closed) {
      if (records.some((record) => isCovered(covered, record))) readable.add(hash);
    }
    return readable;
  };
}
