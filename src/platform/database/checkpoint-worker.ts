import { DatabaseSync } from 'node:sqlite';
import { workerData } from 'node:worker_threads';

/** The thread that keep-checkpoints.ts starts. It ends with the portal, or when it is terminated. */

/** Often enough that what is carried over at once stays small; where nothing was written it costs no disk access. */
const EVERY_MS = 1_000;

const database = new DatabaseSync(workerData as string, { timeout: 0 });
// Only a checkpoint makes this connection write, and it flushes both files with `normal` too.
database.exec('pragma synchronous = normal');
const checkpoint = database.prepare('pragma wal_checkpoint(passive)');
setInterval(() => void checkpoint.get(), EVERY_MS);
