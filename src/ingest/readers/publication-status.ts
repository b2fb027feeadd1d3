/**
 * Whether what a description says of its own publication lets readers know of it: AtoM writes "Published" or "Draft",
 * translated, in its table and (`<odd type="publicationStatus">`) in its EAD. Whatever else stands there was written by
 * somebody who had not published it.
 */
export function isPublished(status: string): boolean {
  return PUBLISHED.has(status.normalize('NFC').trim().toLowerCase());
}

const PUBLISHED: ReadonlySet<string> = new Set([
  'published',
  'publié',
  'publiée',
  'đã công bố',
  'công bố',
  'đã xuất bản',
]);
