import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a run looked through, to tell a file that is gone from one that only cannot be reached. */
export interface Searched {
  /** Folders that were named, as they were named and resolved, and those that links in them lead to. */
  roots: readonly string[];
  /** Files and folders among what is beneath them that could not be read. */
  unread: readonly string[];
  /** The portal's own data folder: nothing is read from there. */
  apart?: string;
}

/**
 * Whether a file that was there before has vanished: it lies beneath a folder that was named, that folder was read
 * down to its place, and the disk says that there is no such file. A disk that fails says something else.
 */
export function hasVanishedFrom({ roots, unread, apart }: Searched, location: string): boolean {
  const isOutOfBounds = apart !== undefined && isBeneath([apart], location);
  if (!isOutOfBounds && !isGone(location)) return false;
  const places = [location, resolvedPlace(location)];
  const isUnread = places.some((place) => unread.includes(place) || isBeneath(unread, place));
  return !isUnread && places.some((place) => isBeneath(roots, place));
}

/** Whether the disk says that nothing is there, and not that it cannot tell. */
export function isGone(location: string): boolean {
  try {
    statSync(location);
    return false;
  } catch (error) {
    // A folder on the way may have become a file.
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
  }
}

/** Where a path leads, or, where nothing is there any more, would lead. */
export function resolvedPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(resolvedPlace(above), basename(path));
  }
}

export function isBeneath(folders: readonly string[], location: string): boolean {
  return folders.some((folder) => location.startsWith(folder === '/' ? folder : `${folder}/`));
}
