import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import { readPage } from './read-page.ts';
import type { FromReadingProcess, ToReadingProcess } from './reading-messages.ts';
import { Recogniser } from './recogniser.ts';

/** The thread that reads, one page after another. What it throws ends its process. */

function tell(message: FromReadingProcess): void {
  parentPort?.postMessage(message);
}

// One core for one process.
sharp.concurrency(1);
sharp.cache(false);
const recogniser = await Recogniser.start();
parentPort?.on('message', (raster: ToReadingProcess) => {
  readPage(raster, recogniser).then(
    (page) => tell({ kind: 'read', page }),
    (error: unknown) => tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});
tell({ kind: 'ready' });
