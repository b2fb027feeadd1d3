import { parentPort, workerData } from 'node:worker_threads';
import { createPublicFeed } from '../../catalogue/storage/stored-feed.ts';
import type { Config } from '../../platform/config.ts';
import { openDatabase } from '../../platform/database/open-database.ts';
import { keepFewPages } from '../../platform/database/small-cache.ts';
import { ServerUnreachable } from '../../platform/server-unreachable.ts';
import { createEngine } from '../create-engine.ts';
import { EngineUnavailable, type SearchEngine } from '../engine.ts';
import { keepIndex } from './keep-index.ts';
import type { IndexKeeping } from './keep-index.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** The indexing thread: opens its own database and engine, and carries changes until it is told to stop. */

const POLL_MS = 200;
/** Between looks while another process is at it and somebody waits. */
const TURN_MS = 50;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/**
 * Between looks at a server while nobody waits for it: it may be started anew with nothing in it, or with an older
 * state, and somebody may drop an index or change its settings.
 */
const LOOK_MS = 15_000;
/** Failures in a row after which those who wait are told; work goes on all the same. */
const PATIENCE = 3;

const config = workerData as Config;
const stopping = new AbortController();
const asks = new Set<number>();
let wakeUp: () => void = () => undefined;

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'report-drained') asks.add(message.ask);
  if (message.kind === 'stop') stopping.abort();
  wakeUp();
});

async function open(): Promise<IndexKeeping> {
  // It only forgets what is in the index: carried once more, that does no harm.
  const db = await openDatabase(config, 'later');
  try {
    await keepFewPages(db);
    const engine = await createEngine(config, { threads: 1, notice: (message) => tell({ kind: 'failed', message }) });
    await engine.prepare();
    return { db, dataDir: config.dataDir, feed: createPublicFeed(db), engine };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    wakeUp = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

function answer(waiting: number[], message: (ask: number) => FromWorker): void {
  for (const ask of waiting) {
    asks.delete(ask);
    tell(message(ask));
  }
}

async function run(): Promise<void> {
  let parts: IndexKeeping | undefined;
  let checked = false;
  let seen = { records: -1, at: 0 };
  let failures = 0;
  while (!stopping.signal.aborted) {
    // Whoever asks while the work is going on is answered by the next round: this one may have looked already.
    const waiting = [...asks];
    let done = false;
    try {
      parts ??= await open();
      const { engine } = parts;
      // The embedded one is a file of our own.
      const isElsewhere = engine.name === 'meilisearch';
      if (isElsewhere && checked && (waiting.length > 0 || performance.now() - seen.at > LOOK_MS)) {
        const { records } = seen;
        seen = await look(engine);
        checked = seen.records === records;
      }
      const wasChecked = checked;
      done = await keepIndex(parts, !checked, { signal: stopping.signal, isAwaited: () => asks.size > 0 });
      if (isElsewhere && done && !wasChecked) seen = await look(engine);
      failures = 0;
    } catch (error) {
      if (stopping.signal.aborted) break;
      failures++;
      reportFailure(error, failures, waiting);
      // What does not answer now may be another when it does: it is opened and looked at as at the start.
      await close(parts);
      parts = undefined;
      checked = false;
      done = false;
    }
    checked ||= done;
    if (done) answer(waiting, (ask) => ({ kind: 'drained', ask }));
    if (done && asks.size > 0) continue;
    await pause(failures > 0 ? pauseAfter(failures) : asks.size > 0 ? TURN_MS : POLL_MS);
  }
  await close(parts);
  parentPort?.close();
}

/** @throws EngineUnavailable when it would not answer searches */
async function look(engine: SearchEngine): Promise<{ records: number; at: number }> {
  await engine.ping();
  return { records: await engine.count(), at: performance.now() };
}

/** What has failed may fail once more in being let go of; that tells nothing new. */
async function close(parts: IndexKeeping | undefined): Promise<void> {
  await parts?.engine.close().catch(() => undefined);
  await parts?.db.destroy().catch(() => undefined);
}

function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
}

function reportFailure(error: unknown, failures: number, waiting: number[]): void {
  const message = error instanceof Error ? error.message : String(error);
  tell({ kind: 'failed', message });
  if (failures < PATIENCE) return;
  const unavailable = error instanceof EngineUnavailable || error instanceof ServerUnreachable;
  answer(waiting, (ask) => ({ kind: 'not-drained', ask, message, unavailable }));
}

await run();
