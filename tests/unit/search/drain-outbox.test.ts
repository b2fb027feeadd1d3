import { describe, expect, it, vi } from 'vitest';
import type { PublicFeed } from '../../../src/catalogue/public-feed.ts';
import type { IndexChanges } from '../../../src/search/engine.ts';
import { drainOutbox } from '../../../src/search/indexing/drain-outbox.ts';
import { record } from './reading-room.ts';

/** An outbox whose row n holds the change of record n. */
function outbox(rows: number): Pick<PublicFeed, 'pending' | 'delivered'> & { waiting: number[] } {
  const feed = {
    waiting: Array.from({ length: rows }, (_, i) => i + 1),
    pending: async (limit: number, after = 0) => {
      const seqs = feed.waiting.filter((seq) => seq > after).slice(0, limit);
      if (seqs.length === 0) return undefined;
      const upserts = seqs.map((seq) => ({ record: record(seq, `Hồ sơ ${seq}`), referenceOrder: '', passages: [] }));
      return { seqs, upserts, removals: [] };
    },
    delivered: async (seqs: number[]) => {
      feed.waiting = feed.waiting.filter((seq) => !seqs.includes(seq));
    },
  };
  return feed;
}

function feedOf(box: ReturnType<typeof outbox>): PublicFeed {
  return { ...box, all: async () => [], countAll: async () => 0 };
}

const PACE = { batch: 2, inFlight: 2 };

describe('carrying changes into the index', () => {
  it('takes all of them, oldest first, and leaves the outbox empty', async () => {
    const box = outbox(7);
    const written: number[] = [];
    const write = async ({ upserts }: IndexChanges) => {
      written.push(...upserts.map(({ pk }) => pk));
      return { durable: Promise.resolve() };
    };
    expect(await drainOutbox(feedOf(box), { write }, PACE)).toBe(7);
    expect(written).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(box.waiting).toEqual([]);
  });

  it('forgets a row only when its change is durable', async () => {
    const box = outbox(4);
    const gates: (() => void)[] = [];
    const write = async () => ({ durable: new Promise<void>((resolve) => gates.push(resolve)) });
    const drained = drainOutbox(feedOf(box), { write }, PACE);
    await new Promise((resolve) => setImmediate(resolve));
    expect(gates).toHaveLength(2);
    expect(box.waiting).toEqual([1, 2, 3, 4]);
    for (const open of gates) open();
    await drained;
    expect(box.waiting).toEqual([]);
  });

  it('makes ready what comes while the server is at work, as long as nobody waits', async () => {
    const box = outbox(1);
    const written: number[] = [];
    const atWork = Promise.withResolvers<void>();
    const write = async ({ upserts }: IndexChanges) => {
      written.push(...upserts.map(({ pk }) => pk));
      if (written.includes(2)) atWork.resolve();
      return { durable: atWork.promise };
    };
    const drained = drainOutbox(feedOf(box), { write }, PACE, { isAwaited: () => false });
    await new Promise((resolve) => setImmediate(resolve));
    box.waiting.push(2);
    await drained;
    expect(written).toEqual([1, 2]);
    expect(box.waiting).toEqual([]);
  });

  it.each([true, false])('lets what was written wait for more unless somebody waits for it: %s', async (isAwaited) => {
    const box = outbox(1);
    const atWork = Promise.withResolvers<void>();
    const flush = vi.fn(() => atWork.resolve());
    const write = async () => ({ durable: atWork.promise });
    const drained = drainOutbox(feedOf(box), { write, flush }, PACE, { isAwaited: () => isAwaited });
    await new Promise((resolve) => setImmediate(resolve));
    expect(flush).toHaveBeenCalledTimes(isAwaited ? 1 : 0);
    atWork.resolve();
    await drained;
  });

  it('never has more on its way than it should', async () => {
    const box = outbox(20);
    let flying = 0;
    let most = 0;
    const write = async () => {
      most = Math.max(most, ++flying);
      return { durable: new Promise<void>((resolve) => setImmediate(() => resolve(void flying--))) };
    };
    await drainOutbox(feedOf(box), { write }, PACE);
    expect(most).toBe(2);
  });

  it.each(['at once', 'later'])('keeps what the engine failed to take %s, and everything after it', async (when) => {
    const box = outbox(8);
    let writes = 0;
    const failure = new Error('The engine is down');
    const write = async () => {
      if (++writes !== 2) return { durable: Promise.resolve() };
      if (when === 'at once') throw failure;
      return { durable: Promise.reject(failure) };
    };
    await expect(drainOutbox(feedOf(box), { write }, PACE)).rejects.toBe(failure);
    expect(box.waiting).toEqual([3, 4, 5, 6, 7, 8]);
    await drainOutbox(feedOf(box), { write }, PACE);
    expect(box.waiting).toEqual([]);
  });

  it('stops when told to, between two batches', async () => {
    const box = outbox(8);
    const stopping = new AbortController();
    const write = async () => {
      stopping.abort();
      return { durable: Promise.resolve() };
    };
    await drainOutbox(feedOf(box), { write }, PACE, { signal: stopping.signal });
    expect(box.waiting).toEqual([3, 4, 5, 6, 7, 8]);
  });
});
