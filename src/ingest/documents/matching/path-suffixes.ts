import { basename, dirname, resolve } from 'node:path';
import type { FileReference } from '../../../catalogue/description.ts';

/** All ends of a path, shortest first, as `referenceKey` writes them: `a.pdf`, `hoso01/a.pdf` … */
export function pathSuffixes(location: string): string[] {
  const parts = foldedPath(location).split('/').filter(Boolean);
  const suffixes: string[] = [];
  for (let at = parts.length - 1; at >= 0 && suffixes.length < DEEPEST; at--) suffixes.push(parts.slice(at).join('/'));
  return suffixes;
}

/** Whether a reference leads to a file: from the finding aid's folder, or from the one that was imported. */
export function leadsTo(
  reference: Pick<FileReference, 'path'>,
  aidLocation: string,
  file: { location: string; root: string },
): boolean {
  const wanted = foldedPath(file.location);
  return [dirname(aidLocation), file.root].some((base) => foldedPath(resolve(base, reference.path)) === wanted);
}

/** Names of folders above a file, the nearest first, up to and including the one that was imported. */
export function foldersAbove({ location, root }: { location: string; root: string }): string[] {
  const names: string[] = [];
  for (
    let folder = dirname(location);
    folder.length >= root.length && folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    names.push(basename(folder).normalize('NFC'));
  }
  return names;
}

/** Disks differ in case and in how accents are written. */
function foldedPath(path: string): string {
  return path.replaceAll('\\', '/').normalize('NFC').toLowerCase();
}

const DEEPEST = 40;
