import { open } from 'node:fs/promises';
import { FaultyFile } from '../finding-aid-reader.ts';
import type { AccessWords } from '../finding-aid-reader.ts';
import { EadPass } from './ead-pass.ts';
import { decodeXml } from './xml-decoding.ts';

/** How much of a file's end is looked at before a whole reading is thought needed. */
const TAIL_BYTES = 256 * 1024;

/**
 * Components whose secret mark stands after their parts, as EAD allows for the finding aid itself: they must
 * be known before the first part is told; so must it be whether an overview of the parts is followed by the parts.
 * A reading for nothing else, done only where something follows the last `dsc`, or an earlier reading found that
 * it is needed.
 * @param isNeeded whether one did
 * @returns ordinals of components; none for a file that turns out faulty
 */
export async function lookAhead(
  path: string,
  words: AccessWords,
  isNeeded: boolean,
  signal?: AbortSignal,
): Promise<{ stamped: Set<number>; isListedInDepth: boolean }> {
  if (!isNeeded && !(await hasFieldsAfterParts(path))) return { stamped: new Set(), isListedInDepth: false };
  const pass = new EadPass(words, { isSearch: true });
  try {
    for await (const { text } of decodeXml(path, signal)) {
      pass.feed(text);
      pass.take();
    }
  } catch (error) {
    if (!(error instanceof FaultyFile)) throw error;
  }
  return { stamped: pass.foundLate, isListedInDepth: pass.lists.isListedInDepth };
}

async function hasFieldsAfterParts(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, TAIL_BYTES)), 0, size - start, start);
    const tail = buffer.subarray(0, bytesRead);
    // UTF-16 and its kin: look at all of it rather than guess.
    if (tail.includes(0)) return true;
    const end = Math.max(tail.lastIndexOf('</dsc'), tail.lastIndexOf(':dsc>'));
    if (end < 0) return start > 0 || /<(?:\w+:)?c(?:0[1-9]|1[0-2])?[\s>]/.test(tail.toString('latin1'));
    return /<[^/]/.test(tail.subarray(end + 1).toString('latin1'));
  } finally {
    await file.close();
  }
}
