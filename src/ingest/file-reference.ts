import type { FileReference } from '../catalogue/description.ts';

const LONGEST = 1_000;
/** In one cell. */
const MOST = 100;

/** The files that a cell or an attribute names; several are separated by semicolons, bars or line breaks. */
export function readFileReferences(text: string, kind: FileReference['kind'], label = ''): FileReference[] {
  const paths = kind === 'path' ? text.split(/[;|\n]/) : [withoutEscapes(text)];
  return paths.slice(0, MOST).flatMap((given) => {
    const path = relativePath(given);
    if (path === undefined) return [];
    return [label === '' ? { path, kind } : { path, kind, label }];
  });
}

/**
 * A path below the finding aid's folder or the imported one, with `/`; only at its beginning may it go up. A
 * leading slash counts from the imported folder. Addresses, drives and shares name nothing here.
 */
function relativePath(given: string): string | undefined {
  const text = given.normalize('NFC').trim();
  if (text === '' || text.length > LONGEST || UNUSABLE.test(text)) return undefined;
  if (ELSEWHERE.test(text)) return undefined;
  const parts: string[] = [];
  for (const part of text.split(/[\\/]+/)) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.length === 0 || parts.at(-1) === '..' ? undefined : parts.join('/');
}

/** A link may be written as addresses are: `t%E1%BB%9D%201.pdf#page=2`. */
function withoutEscapes(text: string): string {
  const path = text.replace(/#.*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What the path of a file must end in to be the one that is named, however it was typed. */
export function referenceKey(path: string): string {
  return path
    .replace(/^(?:\.\.\/)+/, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Control characters and what turns text round are in no honest path. */
const UNUSABLE = /[\p{Cc}\p{Bidi_Control}]/u;
/** `https:`, `ark:`, `D:`, `\\server\share`. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\\\\|\/\/)/i;
