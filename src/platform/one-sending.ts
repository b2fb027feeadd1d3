/** Files in one sending of a form. How large one may be is policy; this is what memory bears of all of them. */
export const MOST_FILES_BYTES = 40 * 1024 * 1024;

/**
 * Fields of one form. The longest is that of a closure, with some for each visit that it hits; a body has room for a
 * million, and whoever took them apart would keep everybody else waiting.
 */
export const MOST_FIELDS = 5_000;

/** A field that no page has: the form's files are not in it, and why (http/large-form.ts). */
export const FILES_LEFT_OUT = 'phong-doc-files-left-out';

/** They were more than that, or too many are being sent at this moment. */
export type LeftOut = 'too-much' | 'busy';
