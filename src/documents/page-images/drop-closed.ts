import { ImageCache } from './image-cache.ts';
import { shelvesOf } from './read-shelves.ts';

/** Which of these documents, by the hash of their content, somebody may read now. */
export type StillReadable = (contentHashes: string[]) => Promise<Set<string>>;

/** How many are asked about in one question. */
const AT_ONCE = 500;

/**
 * Drops the images of every document that nobody may read, whoever made them.
 * @param folder absolute
 * @param forget by default, what takes them from the disk; a running portal also ends what it is drawing
 */
export async function dropClosed(
  folder: string,
  stillReadable: StillReadable,
  forget: (contentHash: string) => Promise<void> = (contentHash) => new ImageCache(folder, 0).forget(contentHash),
): Promise<void> {
  const shelves = await shelvesOf(folder);
  for (let at = 0; at < shelves.length; at += AT_ONCE) {
    const some = shelves.slice(at, at + AT_ONCE);
    const readable = await stillReadable(some);
    for (const contentHash of some) if (!readable.has(contentHash)) await forget(contentHash);
  }
}
