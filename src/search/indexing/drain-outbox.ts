import { setTimeout } from 'node:timers/promises';
import type { PublicFeed } from '../../catalogue/public-feed.ts';
import type { SearchEngine } from '../engine.ts';
import { indexChangesOf } from './search-document.ts';

export interface DrainPace {
  /** Records read and handed over at once. */
  batch: number;
  /** Batches handed over and not yet durable. */
  inFlight: number;
}

/**
 * What suits each engine. A server joins what waits into larger batches, and takes those the quicker: it must never
 * find its queue empty, and holds that queue on its own disk. The embedded one has written a batch when it returns,
 * and no more than one needs to be in memory.
 */
export const PACES: Record<SearchEngine['name'], DrainPace> = {
  embedded: { batch: 1000, inFlight: 1 },
  meilisearch: { batch: 500, inFlight: 1000 },
};

export interface DrainOptions {
  /** Stops after the batches on their way. */
  signal?: AbortSignal;
  /** Whether somebody waits for it, or more may come that goes together with what is there; by default somebody does. */
  isAwaited?: () => boolean;
}

/** How often the outbox is looked at while a server is still at work on what it has. Milliseconds. */
const LOOK_MS = 200;

/**
 * Carries the changes that wait in the outbox into the index until none waits and all are durable: what comes while a
 * server is at work is made ready for it meanwhile. A row is forgotten only when
 * its changes are durable; whatever is killed or fails in between is carried again, which does no harm,
 * since each time a record is read as it is then.
 * @returns how many records were written or dropped
 * @throws the first failure, when what was on its way has come to an end; what failed still waits
 */
export async function drainOutbox(
  feed: PublicFeed,
  engine: Pick<SearchEngine, 'write' | 'flush'>,
  pace: DrainPace,
  { signal, isAwaited = () => true }: DrainOptions = {},
): Promise<number> {
  let records = 0;
  let after = 0;
  let settled: Promise<void> = Promise.resolve();
  const flight = new Set<Promise<void>>();
  try {
    while (!signal?.aborted) {
      const changes = await feed.pending(pace.batch, after);
      if (!changes) {
        if (isAwaited()) engine.flush?.();
        if (isAwaited() || flight.size === 0) break;
        await Promise.race([settled, setTimeout(LOOK_MS)]);
        continue;
      }
      const { seqs } = changes;
      after = Math.max(...seqs);
      const { durable } = await engine.write(indexChangesOf(changes));
      // In order, one after the other: the feed has one reader at a time. Only numbers are kept until then: a server
      // may be half a million records behind.
      const batch = Promise.all([settled, durable]).then(() => feed.delivered(seqs));
      settled = batch;
      flight.add(batch);
      batch.then(
        () => flight.delete(batch),
        () => undefined,
      );
      records += changes.upserts.length + changes.removals.length;
      const [oldest] = flight;
      if (flight.size >= pace.inFlight) await oldest;
    }
  } finally {
    await settled;
  }
  return records;
}
