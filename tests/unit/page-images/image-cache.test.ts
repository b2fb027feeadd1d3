import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropClosed } from '../../../src/documents/page-images/drop-closed.ts';
import { ImageCache } from '../../../src/documents/page-images/image-cache.ts';
import { contentHash, filesIn, sandbox } from './sandbox.ts';

const A = contentHash('a');
const B = contentHash('b');
const of = (bytes: number, fill = 1) => new Uint8Array(bytes).fill(fill);

async function put(cache: ImageCache, hash: string, name: string, image: Uint8Array): Promise<void> {
  const lease = cache.lease(hash);
  await cache.put(lease, name, image);
  cache.release(lease);
}

describe('the cache of images', () => {
  it('gives back what was put into it, and nothing else', async () => {
    const cache = new ImageCache(await sandbox(), 1000);
    await put(cache, A, '1.jpg', of(10, 7));
    expect(await cache.get(A, '1.jpg')).toEqual(Buffer.from(of(10, 7)));
    expect(await cache.get(A, '2.jpg')).toBeUndefined();
    expect(await cache.get(B, '1.jpg')).toBeUndefined();
  });

  it('lets go of what was not used for the longest time, as much as its limit asks for', async () => {
    const folder = await sandbox();
    const cache = new ImageCache(folder, 30);
    for (const name of ['1', '2', '3']) await put(cache, A, name, of(10));
    await cache.get(A, '1');
    await put(cache, B, '4', of(15));
    expect([...filesIn(folder).keys()].map((path) => path.split('/').at(-1)).sort()).toEqual(['1', '4']);
  });

  it('never holds more than its limit, whatever is put, read and forgotten', async () => {
    const step = fc.record({
      act: fc.constantFrom('put', 'put', 'get', 'forget'),
      hash: fc.constantFrom(A, B),
      name: fc.constantFrom('1', '2', '3', '4'),
      bytes: fc.integer({ min: 1, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const folder = await sandbox();
        const cache = new ImageCache(folder, 100);
        const expected = new Map<string, number>();
        for (const { act, hash, name, bytes } of steps) {
          if (act === 'put') {
            await put(cache, hash, name, of(bytes));
            expected.set(`${hash}/${name}`, bytes);
          } else if (act === 'get') {
            const image = await cache.get(hash, name);
            if (image) expect(image.length).toBe(expected.get(`${hash}/${name}`));
          } else {
            await cache.forget(hash);
            expect([...filesIn(folder).keys()].filter((path) => path.includes(hash))).toEqual([]);
          }
          const onDisk = [...filesIn(folder).values()].reduce((sum, size) => sum + size, 0);
          expect(onDisk).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('goes on with what an earlier run left, the oldest first, and clears away what was never finished', async () => {
    const folder = await sandbox();
    const shelf = join(folder, 'aa', A);
    await mkdir(shelf, { recursive: true });
    for (const [name, minutes] of Object.entries({ old: 60, new: 2, '.half': 50, '.being-written': 0 })) {
      await writeFile(join(shelf, name), of(10));
      const at = new Date(Date.now() - minutes * 60_000);
      await utimes(join(shelf, name), at, at);
    }
    const cache = new ImageCache(folder, 25);
    await put(cache, B, 'newest', of(10));
    await cache.takeStock();
    expect([...filesIn(folder).keys()].map((path) => path.split('/').at(-1)).sort()).toEqual([
      '.being-written',
      'new',
      'newest',
    ]);
  });

  it('has no image that was written in part, and takes an empty file for none', async () => {
    const folder = await sandbox();
    const cache = new ImageCache(folder, 10_000_000);
    const sizes = new Set<number>();
    const writing = Array.from({ length: 20 }, (_, i) => put(cache, A, '1', of(400_000, i)));
    for (let i = 0; i < 60; i++) sizes.add((await cache.get(A, '1'))?.length ?? 0);
    await Promise.all(writing);
    expect([...sizes].filter((size) => size !== 0 && size !== 400_000)).toEqual([]);
    await writeFile(join(folder, 'aa', A, '1'), '');
    expect(await cache.get(A, '1')).toBeUndefined();
  });

  it('takes in nothing of a document that was forgotten while it was made', async () => {
    const folder = await sandbox();
    const cache = new ImageCache(folder, 1000);
    const late = cache.lease(A);
    await put(cache, A, '1', of(10));
    await cache.forget(A);
    await cache.put(late, '2', of(10));
    expect(filesIn(folder).size).toBe(0);
    const racing = Array.from({ length: 30 }, async (_, i) => {
      const lease = cache.lease(A);
      await cache.put(lease, String(i), of(10));
      cache.release(lease);
    });
    await cache.forget(A);
    await Promise.all(racing);
    expect(filesIn(folder).size).toBe(0);
    await put(cache, A, 'after', of(10));
    expect(filesIn(folder).size).toBe(1);
  });

  it('is never in the way: where it cannot write, nothing is kept', async () => {
    const folder = await sandbox();
    await writeFile(join(folder, 'aa'), 'a file where a folder should be');
    const cache = new ImageCache(folder, 1000);
    await put(cache, A, '1', of(10));
    expect(await cache.get(A, '1')).toBeUndefined();
  });

  it('drops all documents that are not open, whoever left them there', async () => {
    const folder = await sandbox();
    const cache = new ImageCache(folder, 1000);
    await put(cache, A, '1', of(10));
    await put(cache, B, '1', of(10));
    await dropClosed(folder, (hashes) => Promise.resolve(new Set(hashes.filter((hash) => hash === B))));
    expect([...filesIn(folder).keys()]).toEqual([`bb/${B}/1`]);
  });
});
