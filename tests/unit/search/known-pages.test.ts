import { describe, expect, it } from 'vitest';
import { KnownPages } from '../../../src/search/engines/meilisearch/known-pages.ts';

/** A write that ends when it is told to. */
function write() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  promise.catch(() => undefined);
  return { durable: promise, end: resolve, fail: () => reject(new Error('full')) };
}

function indexWith(stored: Record<number, number>) {
  const asked: number[][] = [];
  const pages = new KnownPages(async (pks) => {
    asked.push(pks);
    return new Map(pks.flatMap((pk) => (stored[pk] === undefined ? [] : [[pk, stored[pk]]])));
  });
  return { stored, asked, pages };
}

describe('what is known of the pages in an index', () => {
  it('is what the index says, where nothing is on its way', async () => {
    const { pages } = indexWith({ 1: 5 });
    expect(await pages.of([1, 2])).toEqual(new Map([[1, 5]]));
  });

  it('is what is on its way, before the index has it', async () => {
    const { pages, stored, asked } = indexWith({ 1: 5 });
    const [first, second] = [write(), write()];
    pages.note(new Map([[1, 9]]), first.durable);
    pages.note(new Map([[1, 3]]), second.durable);
    expect(await pages.of([1, 2])).toEqual(new Map([[1, 3]]));
    expect(asked).toEqual([[2]]);
    first.end();
    await first.durable;
    expect(await pages.of([1])).toEqual(new Map([[1, 3]]));
    second.end();
    await second.durable;
    stored[1] = 3;
    await Promise.resolve();
    expect(await pages.of([1])).toEqual(new Map([[1, 3]]));
    expect(asked.at(-1)).toEqual([1]);
  });

  it('is nothing for certain after a write that failed, until one does not', async () => {
    const { pages } = indexWith({});
    const [failing, next] = [write(), write()];
    pages.note(new Map([[1, 2]]), failing.durable);
    failing.fail();
    await failing.durable.catch(() => undefined);
    await Promise.resolve();
    expect(pages.uncertainAmong([1, 2])).toEqual([1]);
    pages.note(new Map([[1, 2]]), next.durable);
    next.end();
    await next.durable;
    await Promise.resolve();
    expect(pages.uncertainAmong([1, 2])).toEqual([]);
  });
});
