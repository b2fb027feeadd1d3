import { Worker } from 'node:worker_threads';
import type { Config } from '../../platform/config.ts';
import { EngineUnavailable } from '../engine.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** The thread that carries changes of the catalogue into the index. */
export interface Indexing {
  /** Something was committed: no need to wait for the next look. */
  wake(): void;
  /**
   * Resolves when every change committed before the call is searchable, whoever carried it.
   * @throws EngineUnavailable when an engine or database does not answer after some tries
   */
  drained(): Promise<void>;
  /** Ends after what is on its way; what still waits stays in the outbox. */
  stop(): Promise<void>;
  /** Faults that the thread goes on after, with a growing pause: one line each, without personal data. */
  onError(listener: (message: string) => void): void;
}

const STOP_WITHIN_MS = 8_000;

/**
 * Starts the indexing thread with a database and an engine of its own. At its start it compares the index
 * with the catalogue and builds it anew where it is missing or lost. Several processes may each have one:
 * they take turns.
 */
export function startIndexing(config: Config): Indexing {
  const worker = new Worker(new URL('./indexing-worker.ts', import.meta.url), { workerData: config });
  const listeners: ((message: string) => void)[] = [];
  const waiting = new Map<number, { resolve(): void; reject(error: Error): void }>();
  const say = (message: ToWorker) => worker.postMessage(message);
  const fail = (message: string) => listeners.forEach((listener) => listener(message));
  let asked = 0;
  let ended = false;
  const end = (error: Error) => {
    ended = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('error', (error) => {
    fail(error instanceof Error ? error.message : String(error));
    end(error instanceof Error ? error : new Error(String(error)));
  });
  worker.on('exit', () => end(new Error('The indexing thread has ended.')));
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'failed') return fail(message.message);
    const ask = waiting.get(message.ask);
    waiting.delete(message.ask);
    if (message.kind === 'drained') return ask?.resolve();
    ask?.reject(message.unavailable ? new EngineUnavailable(message.message) : new Error(message.message));
  });
  return {
    wake: () => say({ kind: 'wake' }),
    drained: () => {
      if (ended) return Promise.reject(new Error('The indexing thread has ended.'));
      const ask = ++asked;
      const done = new Promise<void>((resolve, reject) => waiting.set(ask, { resolve, reject }));
      say({ kind: 'report-drained', ask });
      return done;
    },
    stop: async () => {
      say({ kind: 'stop' });
      const late = setTimeout(() => void worker.terminate(), STOP_WITHIN_MS);
      await exited;
      clearTimeout(late);
    },
    onError: (listener) => void listeners.push(listener),
  };
}
