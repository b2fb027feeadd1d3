/**
 * Whether what a description says of its own publication lets readers know of it: AtoM writes "Published" or "Draft",
 * translated, in its table and (`<odd type="publicationStatus">`) in its EAD. Whatever else stands there was written by
 * somebody who had not published it.
 */
export function isPublished(status: string): boolean {
  return PUBLISHED.has(status.normalize('NFC').trim().toLowerCase());
}

/** Whether it says so in so many words; a blank, or a word of another language, may hide what was meant to be seen. */
export function isPlainlyDraft(status: string): boolean {
  return DRAFT.has(status.normalize('NFC').trim().toLowerCase());
}

const DRAFT: ReadonlySet<string> = new Set(['draft', 'brouillon', 'ébauche', 'bản nháp', 'nháp', 'dự thảo']);

const PUBLISHED: ReadonlySet<string> = new Set([
  'published',
  'publié',
  'publiée',
  'đã công bố',
  'công bố',
  'đã xuất bản',
]);
