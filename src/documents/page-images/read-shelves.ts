import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface KeptImage {
  /** `hash/name` */
  key: string;
  bytes: number;
  /** When it was last used, milliseconds since 1970. */
  usedAt: number;
}

const CONTENT_HASH = /^[0-9a-f]{64}$/;
/** A file still being written is younger than this; an older one was left by a process that died. */
const LEFT_BEHIND_MS = 60_000;

/** Hashes of the documents that have a folder in an image cache. */
export async function shelvesOf(folder: string): Promise<string[]> {
  const groups = await namesIn(folder);
  const shelves = await Promise.all(groups.map((group) => namesIn(join(folder, group))));
  return shelves.flat().filter((name) => CONTENT_HASH.test(name));
}

/** What lies in an image cache, least recently used first; what a dead process left half-written is removed. */
export async function readShelves(folder: string): Promise<KeptImage[]> {
  const kept: KeptImage[] = [];
  for (const hash of await shelvesOf(folder)) {
    const shelf = join(folder, hash.slice(0, 2), hash);
    for (const name of await namesIn(shelf)) {
      const path = join(shelf, name);
      const found = await stat(path).catch(() => undefined);
      if (!found?.isFile()) continue;
      if (!name.startsWith('.')) kept.push({ key: `${hash}/${name}`, bytes: found.size, usedAt: found.mtimeMs });
      else if (Date.now() - found.mtimeMs > LEFT_BEHIND_MS) await rm(path, { force: true });
    }
  }
  return kept.sort((a, b) => a.usedAt - b.usedAt);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
