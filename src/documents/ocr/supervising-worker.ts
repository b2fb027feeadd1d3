import { Worker } from 'node:worker_threads';
import { giveWay } from '../../platform/give-way.ts';
import type { FromReadingProcess, ReadingLimits, ToReadingProcess } from './reading-messages.ts';

/**
 * The main thread of a reading process. Recognition blocks the thread it runs in, so it has one of its own, and
 * this one stays awake: it ends the process when it takes too much, or when whoever started it is gone.
 */

const LOOK_MS = 200;

// What the reading process is given is of its parent's making.
const limits = JSON.parse(process.argv[2] ?? '') as ReadingLimits;
giveWay();
const reading = new Worker(new URL('./reading-worker.ts', import.meta.url));
let isReady = false;
let computedBefore: NodeJS.CpuUsage | undefined;

function tell(message: FromReadingProcess): void {
  process.send?.(message, () => {
    if (message.kind === 'failed') process.exit(1);
  });
}

function fail(message: string): void {
  tell({ kind: 'failed', message });
}

reading.on('message', (message: FromReadingProcess) => {
  isReady ||= message.kind === 'ready';
  // Loading the models is nothing that a page is to blame for.
  computedBefore = message.kind === 'ready' && computedBefore ? process.cpuUsage() : undefined;
  tell(message);
});
reading.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
process.on('message', ({ pixels, width, height }: ToReadingProcess) => {
  computedBefore = process.cpuUsage();
  const copy = new Uint8Array(pixels);
  reading.postMessage({ pixels: copy, width, height }, [copy.buffer]);
});
process.on('disconnect', () => process.exit());
setInterval(() => {
  if (process.memoryUsage.rss() > limits.memoryMb * 1e6) fail(`It takes more than ${limits.memoryMb} MB of memory.`);
  if (!computedBefore || !isReady) return;
  const { user, system } = process.cpuUsage(computedBefore);
  if (user + system > limits.computingSeconds * 1e6)
    fail(`It takes more than ${limits.computingSeconds} seconds of computing.`);
}, LOOK_MS);
