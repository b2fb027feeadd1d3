import { readFileSync, statSync } from 'node:fs';
import { BadContent } from './bad-content.ts';

/** Far more than any page of prose; keeps a file put here by mistake from being rendered. */
const MOST_BYTES = 1_000_000;

/**
 * The text of one content file: UTF-8, without a byte order mark, lines ended by `\n`.
 * @param path on disk; @param name for messages
 * @throws BadContent when it is missing, too large or not UTF-8
 */
export function readText(path: string, name: string): string {
  let bytes: Buffer;
  try {
    if (statSync(path).size > MOST_BYTES) throw new BadContent(name, 'is larger than 1 MB; keep it shorter.');
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof BadContent) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new BadContent(name, missing ? 'is missing; the folder CONTENT_DIR needs it.' : 'cannot be read.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    throw new BadContent(name, 'is not UTF-8 text; save it again as UTF-8.');
  }
}
