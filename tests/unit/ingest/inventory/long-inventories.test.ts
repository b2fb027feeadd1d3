import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handmadeWorkbook } from './handmade-workbook.ts';

const ROWS = 100_000;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inventory-'));
});
afterAll(() => rm(folder, { recursive: true }));

const cells = (texts: string[]) =>
  `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
/** Boxes lie scattered, so that rows must wait for their turn. */
const row = (n: number) =>
  cells([String((n * 7919) % 900), String(n), `Hồ sơ về việc đắp đê và nạo vét kênh mương số ${n}`]);

/** Reads a workbook in a thread that may hold no more than so much; a reader that keeps the rows dies there. */
async function readWithin(megabytes: number, path: string): Promise<number> {
  const worker = new Worker(new URL('./read-in-thread.ts', import.meta.url), {
    workerData: path,
    // With as much for objects just made as V8 takes unasked, it clears up a hundred times as often as it has to.
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
  });
  const [files] = (await once(worker, 'message')) as [number];
  return files;
}

describe('a sheet of 100,000 rows whose boxes lie scattered', () => {
  it('is read whole in 96 MB', async () => {
    const path = join(folder, 'long.xlsx');
    const rows = Array.from({ length: ROWS }, (_, n) => row(n));
    const header = cells(['Hộp số', 'Hồ sơ số', 'Tiêu đề hồ sơ']);
    await writeFile(path, handmadeWorkbook(`<worksheet><sheetData>${header}${rows.join('')}</sheetData></worksheet>`));
    expect(await readWithin(96, path)).toBe(ROWS);
  }, 600_000);
});
