import { Worker } from 'node:worker_threads';
import { EngineUnavailable, UnusableRequest } from '../../engine.ts';
import type { Question, Reply, SearchCall, SearchCalls, WorkerSettings } from './search-calls.ts';

interface Waiting {
  question: Question;
  /** When it began to wait for threads that search, in milliseconds. */
  since: number;
  resolve(answer: unknown): void;
  reject(reason: Error): void;
}

interface Thread {
  worker: Worker;
  /** It has the index in memory. */
  ready: boolean;
  busy?: Waiting & { timer: NodeJS.Timeout };
}

/** Reading a million records into memory takes a few seconds, on a busy machine many. */
const START_LIMIT_MS = 120_000;
/** Whoever asked has gone by then, and an answer would only keep those from theirs who came later. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Worker threads that search, started when first needed; questions wait their turn in one line, those of a flood no
 * longer than a reader would. A thread that takes too long or dies is replaced. Either way the question is answered
 * with EngineUnavailable.
 */
export class SearchPool {
  readonly #settings: WorkerSettings;
  readonly #size: number;
  readonly #timeLimitMs: number;
  readonly #threads = new Set<Thread>();
  readonly #line: Waiting[] = [];
  #lastId = 0;
  #closed = false;

  constructor(settings: WorkerSettings, size: number, timeLimitMs: number) {
    this.#settings = settings;
    this.#size = size;
    this.#timeLimitMs = timeLimitMs;
  }

  /** @throws EngineUnavailable @throws UnusableRequest */
  ask<Call extends SearchCall>(call: Call, ask: SearchCalls[Call]['ask']): Promise<SearchCalls[Call]['answer']> {
    if (this.#closed) return Promise.reject(new EngineUnavailable('The search engine has been closed.'));
    return new Promise((resolve, reject) => {
      // The worker answers each call with the type that SearchCalls gives it.
      const question = { id: ++this.#lastId, call, ask } as Question;
      this.#line.push({
        question,
        since: performance.now(),
        resolve: (answer) => resolve(answer as SearchCalls[Call]['answer']),
        reject,
      });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const closed = new EngineUnavailable('The search engine has been closed.');
    for (const waiting of this.#line.splice(0)) waiting.reject(closed);
    await Promise.all([...this.#threads].map((thread) => this.#end(thread, closed)));
  }

  #next(): void {
    this.#letGoOfOld();
    if (this.#line.length === 0) return;
    const idle = [...this.#threads].find((thread) => !thread.busy) ?? this.#start();
    if (!idle) return;
    const waiting = this.#line.shift()!;
    idle.busy = { ...waiting, timer: this.#limit(idle, idle.ready ? this.#timeLimitMs : START_LIMIT_MS) };
    idle.worker.postMessage(waiting.question);
  }

  /** While no thread has the index yet, waiting is no sign of a flood. */
  #letGoOfOld(): void {
    if (![...this.#threads].some(({ ready }) => ready)) return;
    const oldest = performance.now() - LONGEST_WAIT_MS;
    const kept = this.#line.findIndex(({ since }) => since >= oldest);
    const old = this.#line.splice(0, kept < 0 ? this.#line.length : kept);
    for (const { reject } of old) reject(new EngineUnavailable('Too many searches were waiting.'));
  }

  #limit(thread: Thread, limitMs: number): NodeJS.Timeout {
    return setTimeout(() => {
      void this.#end(thread, new EngineUnavailable(`The search took longer than ${limitMs} ms.`));
    }, limitMs);
  }

  #start(): Thread | undefined {
    if (this.#threads.size >= this.#size) return undefined;
    const worker = new Worker(new URL(WORKER, import.meta.url), { workerData: this.#settings });
    // An idle search thread must not keep a command from ending.
    worker.unref();
    const thread: Thread = { worker, ready: false };
    this.#threads.add(thread);
    worker.on('message', (reply: Reply) => this.#answered(thread, reply));
    worker.on('error', (error) => void this.#end(thread, new EngineUnavailable(error.message, { cause: error })));
    worker.on('exit', () => void this.#end(thread, new EngineUnavailable('The search thread ended.')));
    return thread;
  }

  #answered(thread: Thread, reply: Reply): void {
    const { busy } = thread;
    if (reply === 'ready') {
      thread.ready = true;
      for (const waiting of this.#line) waiting.since = performance.now();
      if (!busy) return;
      clearTimeout(busy.timer);
      busy.timer = this.#limit(thread, this.#timeLimitMs);
      return;
    }
    if (!busy || busy.question.id !== reply.id) return;
    clearTimeout(busy.timer);
    thread.busy = undefined;
    if ('answer' in reply) busy.resolve(reply.answer);
    else
      busy.reject(
        reply.failure === 'unusable' ? new UnusableRequest(reply.message) : new EngineUnavailable(reply.message),
      );
    this.#next();
  }

  async #end(thread: Thread, reason: EngineUnavailable): Promise<void> {
    if (!this.#threads.delete(thread)) return;
    if (thread.busy) {
      clearTimeout(thread.busy.timer);
      thread.busy.reject(reason);
    }
    if (!this.#closed) this.#next();
    await thread.worker.terminate();
  }
}

const WORKER = './search-worker.ts';
