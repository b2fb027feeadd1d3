import { hash } from 'node:crypto';
import type { TitleVisibility } from '../../catalogue/description.ts';
import type { DocumentPolicy } from './policy.ts';

/** Raised when the same bytes are read differently from before: all documents are then read anew. */
export const READING_VERSION = '1';
/** Raised when first pages are described differently from before: records made for documents are then made anew. */
const DESCRIBING_VERSION = '1';

/** Of everything beside a document's bytes that decides what its pages hold and whether they are shown. */
export function readingHash(contentHash: string, policy: DocumentPolicy): string {
  const marks = policy.secretMarks.join('\n');
  return shortHash(['reading', READING_VERSION, marks, String(policy.released.has(contentHash))]);
}

/**
 * Of everything that decides how the record made for a document reads.
 * @param firstPage where the text of its first page comes from
 */
export function describingHash(
  document: { contentHash: string; fileName: string; firstPage: string },
  policy: DocumentPolicy,
  closedTitles: TitleVisibility,
): string {
  const { contentHash, fileName, firstPage } = document;
  return shortHash([
    'describing',
    DESCRIBING_VERSION,
    policy.withoutFindingAid,
    closedTitles,
    contentHash,
    fileName,
    firstPage,
  ]);
}

function shortHash(parts: readonly string[]): string {
  return hash('sha256', parts.join('\0'));
}
