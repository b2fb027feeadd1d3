import { isUtf8 } from 'node:buffer';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Problem } from './finding-aid-reader.ts';
import { whyUnreadable } from './import-reading.ts';
import { isBeneath, resolvedPlace } from './searched-folders.ts';
import type { Searched } from './searched-folders.ts';

/** A file that an import was pointed at. */
export interface FoundFile {
  /** Absolute, symbolic links resolved. */
  location: string;
  /** Absolute, by the folder as it was named and whatever links lead on from there: what a person calls its place. */
  place: string;
  /** Below the folder that was named, with `/`; the bare name of a file that was named itself. */
  path: string;
  /** The folder named on the command line, resolved; absent for a file named itself. */
  root?: string;
  bytes: number;
  /** Milliseconds since 1970: when it was last written to. */
  writtenAt: number;
}

export interface Walk {
  files: FoundFile[];
  searched: Searched;
}

/** A path that was named does not exist, or is none to import from: nothing is imported. */
export class NoSuchPath extends Error {
  override readonly name = 'NoSuchPath';
}

/**
 * Everything beneath the paths, in a fixed order, each file once whatever links lead to it.
 * @param apart the portal's own data folder: what readers sent, and copies made for them, lie there
 * @param report takes what could not be read or was passed over
 * @throws NoSuchPath
 */
export async function walk(
  paths: readonly string[],
  apart: string,
  report: (path: string, problem: Problem) => void,
): Promise<Walk> {
  const own = resolvedPlace(apart);
  const files: FoundFile[] = [];
  const roots: string[] = [];
  const unread: string[] = [];
  const visited = new Set<string>();
  for (const path of paths) {
    const location = await realpath(path).catch((error: unknown) => {
      throw new NoSuchPath(
        isForbidden(error)
          ? `This user may not enter a folder on the way to ${path}: change its permissions.`
          : `There is no file or folder ${path}.`,
      );
    });
    if (isBeneath([own], location) || location === own) {
      throw new NoSuchPath(`${path} lies in DATA_DIR, where the portal keeps what is its own: name another folder.`);
    }
    const place = resolve(path);
    const root = (await stat(location)).isDirectory() ? location : undefined;
    if (root) roots.push(...new Set([root, place]));
    await visit({ location, place, files, roots, unread, visited, own, report, ...(root ? { root } : {}) });
  }
  return { files, searched: { roots, unread, apart: own } };
}

interface Visit {
  location: string;
  place: string;
  root?: string;
  files: FoundFile[];
  roots: string[];
  unread: string[];
  visited: Set<string>;
  own: string;
  report: (path: string, problem: Problem) => void;
}

async function visit({ location, place, root, ...walk }: Visit): Promise<void> {
  const { files, roots, unread, visited, own, report } = walk;
  const shown = root ? below(root, location) : basename(location);
  const within = root ? { root } : {};
  let resolved = location;
  try {
    resolved = await realpath(location);
    const status = await stat(resolved);
    if (resolved === own || isBeneath([own], resolved)) {
      report(shown, noted('The data folder of the portal itself (DATA_DIR): passed over.'));
      return;
    }
    if (visited.has(resolved)) {
      if (resolved !== location) {
        report(
          shown,
          noted(
            status.isDirectory()
              ? 'A link to a folder that is read already.'
              : 'A link to a file that is read already.',
          ),
        );
      }
      return;
    }
    visited.add(resolved);
    if (status.isDirectory()) {
      const { names, isWhole } = await namesIn(resolved, shown, report);
      // What has such a name may be what was imported under a good one.
      if (!isWhole) unread.push(resolved, place);
      // What a link leads to is searched like what stands here: documents are known by where they lie themselves.
      if (root !== undefined && resolved !== location) roots.push(resolved);
      for (const name of names) {
        await visit({ location: join(location, name), place: join(place, name), ...walk, ...within });
      }
    } else if (status.isFile()) {
      files.push({
        location: resolved,
        place,
        path: shown,
        bytes: status.size,
        writtenAt: status.mtimeMs,
        ...within,
      });
    } else {
      report(shown, noted('Neither a file nor a folder: passed over.'));
    }
  } catch (error) {
    // Where a folder cannot be read, nothing tells what is still in it.
    unread.push(location, resolved, place);
    report(shown || basename(location), { line: 0, reason: linkFault(error), severity: 'refused' });
  }
}

/**
 * Sorted byte by byte, so that a run does the same on every machine. Hidden files and lock files are left out, and
 * those whose name is no UTF-8, as archives unzipped from an old Windows have them: no path leads to them.
 */
async function namesIn(
  folder: string,
  shown: string,
  report: (path: string, problem: Problem) => void,
): Promise<{ names: string[]; isWhole: boolean }> {
  const names: string[] = [];
  let isWhole = true;
  const inFolder = (name: string) => (shown === '' ? name : `${shown}/${name}`);
  for (const bytes of await readdir(folder, { encoding: 'buffer' })) {
    const name = bytes.toString();
    if (name.startsWith('.')) continue;
    if (!isUtf8(bytes)) {
      report(inFolder(readableName(bytes)), { line: 0, reason: NO_UTF8, severity: 'refused' });
      isWhole = false;
      continue;
    }
    if (name.startsWith('~$')) {
      report(inFolder(name), noted('A lock file that an office program left: passed over.'));
      continue;
    }
    names.push(name);
  }
  return { names: names.sort((a, b) => (a < b ? -1 : 1)), isWhole };
}

/** Bytes that are no letters as \xff, so that a person finds the file. */
function readableName(bytes: Buffer): string {
  return [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`)).join('');
}

function below(root: string, location: string): string {
  return relative(root, location).split(sep).join('/').normalize('NFC');
}

function noted(reason: string): Problem {
  return { line: 0, reason, severity: 'noted' };
}

function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EACCES';
}

function linkFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ELOOP') return 'A symbolic link that leads to itself.';
  if (code === 'ENOENT') return 'A symbolic link that leads nowhere.';
  return whyUnreadable(error);
}

const NO_UTF8 =
  'The name of this file or folder is not written in UTF-8, so nothing of it was read. Rename it (unzip it anew with the right encoding, or "convmv -r -f cp1258 -t utf8 --notest" on its folder) and import again.';
