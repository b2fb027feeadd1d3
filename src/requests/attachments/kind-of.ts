import { fileTypeFromBuffer } from 'file-type';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const KNOWN_BY_MARKS: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/webp']);

/**
 * What a file is by its content, whatever its name or its sender says: one of the media types that can be taken at
 * all. Undefined for everything else, pages and programs among them. A package is said to be Word's and is yet to be
 * looked into; nothing is unfolded here.
 */
export async function kindOf(content: Uint8Array): Promise<string | undefined> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return DOCX;
  const known = await fileTypeFromBuffer(bytes);
  if (known) return KNOWN_BY_MARKS.has(known.mime) ? known.mime : undefined;
  return isPlainText(bytes) ? 'text/plain' : undefined;
}

/** UTF-8 without controls, and neither a page, a script nor a text for programs. */
function isPlainText(bytes: Buffer): boolean {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  if (/[^\P{Cc}\t\n\f\r]/u.test(text)) return false;
  return !/^\s*(?:<[?!a-zA-Z]|\{\\rtf|#!|%!|MZ)/.test(text) && !/<(?:script|html|svg|iframe|object)\b/i.test(text);
}
