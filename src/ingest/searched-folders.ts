import { statSync } from 'node:fs';

/** What a run looked through, to tell a file that is gone from one that only cannot be reached. */
export interface Searched {
  /** Resolved folders that were named. */
  roots: readonly string[];
  /** Files and folders among what is beneath them that could not be read. */
  unread: readonly string[];
}

/**
 * Whether a file that was there before has vanished: it lies beneath a folder that was named, that folder was read
 * down to its place, and the disk says that there is no such file. A disk that fails says something else.
 */
export function hasVanishedFrom({ roots, unread }: Searched, location: string): boolean {
  const isSearched = isBeneath(roots, location) && !unread.includes(location) && !isBeneath(unread, location);
  return isSearched && isGone(location);
}

/** Whether the disk says that nothing is there, and not that it cannot tell. */
export function isGone(location: string): boolean {
  try {
    statSync(location);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

export function isBeneath(folders: readonly string[], location: string): boolean {
  return folders.some((folder) => location.startsWith(folder === '/' ? folder : `${folder}/`));
}
