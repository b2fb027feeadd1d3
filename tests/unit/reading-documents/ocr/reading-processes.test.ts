import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPageReader, type PageReaderOptions } from '../../../../src/documents/ocr/create-page-reader.ts';
import { PageNotRead, type PageReader } from '../../../../src/documents/ocr/page-reader.ts';
import type { PageRaster } from '../../../../src/documents/workshop.ts';
import { drawPages } from '../../../harness/drawn-pages.ts';

const LINE = 'Tờ trình về việc tu bổ đê';
let page: PageRaster;
let reader: PageReader | undefined;

beforeAll(async () => {
  const [drawn] = await drawPages([LINE], { size: 16 });
  page = drawn!.raster;
});

afterEach(async () => {
  await reader?.close();
  reader = undefined;
});

function create(options: Partial<PageReaderOptions> = {}): PageReader {
  reader = createPageReader({ workers: 1, ...options });
  return reader;
}

/** Process ids of those that read for this one and hold so many kilobytes. */
function readingProcesses(kilobytes = 0): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, held]) => Number(parent) === process.pid && Number(held) > kilobytes)
    .filter((columns) => columns.some((argument) => argument.includes('supervising-worker')))
    .map(([id]) => Number(id));
}

describe('reading processes', { timeout: 120_000 }, () => {
  it('do not lose the next page when one is killed, busy or idle', async () => {
    const reading = create();
    expect((await reading.read(page)).text).toBe(LINE);
    const [idle] = readingProcesses();
    process.kill(idle!, 'SIGKILL');
    expect((await reading.read(page)).text).toBe(LINE);
    process.kill(readingProcesses()[0]!, 'SIGKILL');
    await setTimeout(500);
    expect((await reading.read(page)).text).toBe(LINE);

    const pages = [reading.read(page), reading.read(page)];
    process.kill(readingProcesses()[0]!, 'SIGKILL');
    for (const { text } of await Promise.all(pages)) expect(text).toBe(LINE);
  });

  it('give up a page that every one of them dies of', async () => {
    const reading = create();
    const grain = { ...page, pixels: page.pixels.map((_, at) => (at * 7919) % 251) };
    // More than the models take: it is at the page.
    const killing = setInterval(() => readingProcesses(180_000).forEach((id) => process.kill(id, 'SIGKILL')), 20);
    const lost = reading.read(grain).finally(() => clearInterval(killing));
    await expect(lost).rejects.toThrow(
      new PageNotRead('The page could not be read by machine. It broke down (SIGKILL).'),
    );
    expect((await reading.read(page)).text).toBe(LINE);
  });

  it('give up a page that does not end, and read the next', async () => {
    const reading = create({ waitingSeconds: 6 });
    await reading.read(page);
    const [stuck] = readingProcesses();
    process.kill(stuck!, 'SIGSTOP');
    await expect(reading.read(page)).rejects.toThrow('It did not answer for 6 seconds.');
    expect((await reading.read(page)).text).toBe(LINE);
    expect(readingProcesses()).not.toContain(stuck);
  });

  it('give up a page that takes too much computing or memory', async () => {
    const large = { pixels: new Uint8Array(3 * 3000 * 3000).fill(255), width: 3000, height: 3000 };
    await expect(create({ computingSeconds: 0.05 }).read(large)).rejects.toThrow(
      new PageNotRead('The page could not be read by machine. It takes more than 0.05 seconds of computing.'),
    );
    await reader?.close();
    const reading = create({ memoryMb: 210 });
    await reading.read({ pixels: new Uint8Array(3 * 300 * 200).fill(255), width: 300, height: 200 });
    await expect(reading.read(large)).rejects.toThrow(
      new PageNotRead('The page could not be read by machine. It takes more than 210 MB of memory.'),
    );
  });

  it('tell a machine that does not start from a page that cannot be read', async () => {
    const failed = create({ memoryMb: 20 }).read(page);
    await expect(failed).rejects.toThrow('Reading by machine does not start. It takes more than 20 MB of memory.');
    await expect(failed).rejects.not.toBeInstanceOf(PageNotRead);
  });

  it('read at most as many pages at once as there are workers, and end with the reader', async () => {
    const reading = create({ workers: 2 });
    const pages = [1, 2, 3, 4].map(() => reading.read(page));
    await pages[0];
    expect(readingProcesses()).toHaveLength(2);
    await Promise.all(pages);
    const last = reading.read(page);
    last.catch(() => undefined);
    await reading.close();
    await expect(last).rejects.toThrow('The page reader has been closed.');
    await expect(reading.read(page)).rejects.toThrow('The page reader has been closed.');
    expect(readingProcesses()).toEqual([]);
  });

  it('stop at once when nobody wants the page any more, in line or on its way', async () => {
    const reading = create();
    await reading.read(page);
    const [one, two] = [new AbortController(), new AbortController()];
    const [onItsWay, inLine] = [reading.read(page, one.signal), reading.read(page, two.signal)];
    two.abort(new Error('not wanted'));
    one.abort(new Error('not wanted either'));
    await expect(onItsWay).rejects.toThrow('not wanted either');
    await expect(inLine).rejects.toThrow('not wanted');
    expect((await reading.read(page)).text).toBe(LINE);
  });
});
