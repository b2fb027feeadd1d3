import { hash } from 'node:crypto';
import { foldedLabel } from '../catalogue/access-words/comparable.ts';
import { codeKey, partKey } from './documents/matching/name-codes.ts';
import { shelfNumber } from './documents/matching/shelf-folders.ts';
import { referenceKey } from './file-reference.ts';

/**
 * What a part of a finding aid that was left out (secret, internal) would have claimed as its own: the import must
 * not take its document's file for one that nobody describes, and publish it. Only hashes are kept.
 */
export type Claim = string;

/** A file's place as its row states it; each part as written. */
export interface ClaimedShelf {
  /** Title and code of the fonds, where stated. */
  fonds: readonly string[];
  box: string;
  file: string;
}

/** A file (hồ sơ) with everything in it. */
export function claimFile(code: string): Claim {
  return claim('file', codeKey(code));
}

/** One document by its own code, or by its number in its file. */
export function claimDocument(code: string): Claim {
  return claim('document', codeKey(code));
}

export function claimPart(fileCode: string, part: string): Claim {
  return claim('part', codeKey(fileCode), partKey(part));
}

/** Whatever holds all of a file: some of it was left out. */
export function claimWhole(fileCode: string): Claim {
  return claim('whole', codeKey(fileCode));
}

/** Whatever in a file is none of its listed documents: one of those left out has no number. */
export function claimUnlisted(fileCode: string): Claim {
  return claim('unlisted', codeKey(fileCode));
}

export function claimPath(path: string): Claim {
  return claim('path', referenceKey(path));
}

/** As those for codes, for files that are known by their place. */
export function claimShelf(
  { fonds, box, file }: ClaimedShelf,
  what: 'file' | 'whole' | 'unlisted' | { part: string },
): Claim[] {
  const place = [shelfNumber(box), shelfNumber(file)];
  const rest = typeof what === 'string' ? [what] : ['part', partKey(what.part)];
  return fonds.filter((name) => name !== '').map((name) => claim('shelf', foldedLabel(name), ...place, ...rest));
}

function claim(...parts: string[]): Claim {
  return hash('sha256', parts.join('\0'), 'base64url').slice(0, 22);
}
