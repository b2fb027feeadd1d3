import type { Kysely } from 'kysely';
import type { PublicFeed } from '../../catalogue/public-feed.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { SearchEngine } from '../engine.ts';
import { drainOutbox, PACES, type DrainOptions } from './drain-outbox.ts';
import { withIndexLock } from './index-lock.ts';
import { rebuildIndex } from './rebuild-index.ts';

/** What keeping the index up to date takes. */
export interface IndexKeeping {
  db: Kysely<Database>;
  dataDir: string;
  feed: PublicFeed;
  engine: SearchEngine;
}

/**
 * Carries waiting changes into the index, unless somebody else is at it.
 * @param checkWhole also compares the index with the catalogue and builds it anew when it holds a different
 *   number of records: it is new, or was lost
 * @returns whether the index now holds every change that was committed before the call
 */
export async function keepIndex(
  parts: IndexKeeping,
  checkWhole: boolean,
  options: DrainOptions = {},
): Promise<boolean> {
  const { signal } = options;
  const { db, dataDir, feed, engine } = parts;
  if (!checkWhole && !(await feed.pending(1))) {
    // Those that an import kept from being forgotten: whoever comes next would carry them once more.
    await feed.delivered([]);
    return true;
  }
  const outcome = await withIndexLock(db, dataDir, async () => {
    await drainOutbox(feed, engine, PACES[engine.name], options);
    if (checkWhole && !(await isWhole(parts, options))) await rebuildIndex(feed, engine, { signal });
    while (!signal?.aborted && (await engine.forget?.())) if (await feed.pending(1)) break;
  });
  return outcome.held && !signal?.aborted;
}

/** An import may commit between the two counts; then something waits again, and they are counted again. */
async function isWhole({ feed, engine }: IndexKeeping, options: DrainOptions): Promise<boolean> {
  for (;;) {
    const [held, listed] = [await engine.count(), await feed.countAll()];
    if (held === listed || options.signal?.aborted) return true;
    if ((await drainOutbox(feed, engine, PACES[engine.name], options)) === 0) return false;
  }
}
