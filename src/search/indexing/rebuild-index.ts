import type { PublicFeed } from '../../catalogue/public-feed.ts';
import type { Rebuild, SearchEngine } from '../engine.ts';
import { PACES } from './drain-outbox.ts';
import { PkSet } from './pk-set.ts';
import { indexChangesOf } from './search-document.ts';

export interface RebuildOptions {
  /** Aborted: the new index is dropped, the old one serves on. */
  signal?: AbortSignal;
  onProgress?(written: number, total: number): void;
}

/** The new index does not hold what was written into it; the old one serves on. */
class IncompleteIndex extends Error {
  override readonly name = 'IncompleteIndex';
}

/**
 * Builds a new index from the catalogue beside the serving one, carries in what changed meanwhile, counts it,
 * and swaps it in. Run it under the index lock: as long as it is held nobody else empties the outbox, so
 * every change from before the swap is in the new index and every later one still waits.
 * @returns how many records the new index holds
 * @throws IncompleteIndex, EngineUnavailable; the old index then serves on. AbortError when aborted
 */
export async function rebuildIndex(
  feed: PublicFeed,
  engine: SearchEngine,
  { signal, onProgress }: RebuildOptions = {},
): Promise<number> {
  const { batch } = PACES[engine.name];
  const rebuild = await engine.rebuild();
  try {
    const written = new PkSet();
    await copyAll(feed, rebuild, batch, written, { signal, onProgress });
    const seqs = await copyChanges(feed, rebuild, batch, written);
    const held = await rebuild.count();
    if (held !== written.size) {
      throw new IncompleteIndex(`The new index holds ${held} records instead of ${written.size}; it was dropped.`);
    }
    signal?.throwIfAborted();
    await rebuild.swapIn();
    await feed.delivered(seqs);
    return held;
  } catch (error) {
    // The first fault is the one to tell; an engine that is gone cannot drop anything either.
    await rebuild.abandon().catch(() => undefined);
    throw error;
  }
}

async function copyAll(
  feed: PublicFeed,
  rebuild: Rebuild,
  batch: number,
  written: PkSet,
  { signal, onProgress }: RebuildOptions,
): Promise<void> {
  const total = await feed.countAll();
  let after = 0;
  for (;;) {
    signal?.throwIfAborted();
    const upserts = await feed.all(after, batch);
    const last = upserts.at(-1);
    if (!last) return;
    after = last.record.pk;
    await rebuild.write(indexChangesOf({ upserts, removals: [] }));
    for (const { record } of upserts) written.add(record.pk);
    onProgress?.(written.size, Math.max(total, written.size));
  }
}

/** @returns the outbox rows whose changes the new index holds */
async function copyChanges(feed: PublicFeed, rebuild: Rebuild, batch: number, written: PkSet): Promise<number[]> {
  const seqs: number[] = [];
  for (;;) {
    const changes = await feed.pending(batch, seqs.at(-1));
    if (!changes) return seqs;
    await rebuild.write(indexChangesOf(changes));
    for (const { record } of changes.upserts) written.add(record.pk);
    for (const pk of changes.removals) written.delete(pk);
    seqs.push(...changes.seqs);
  }
}
