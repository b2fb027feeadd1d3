import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PageRaster } from '../workshop.ts';
import { PageNotRead, type ReadPage } from './page-reader.ts';
import type { FromReadingProcess, ReadingLimits } from './reading-messages.ts';

/** It ended in the middle of a page, and not by itself: killed, or broken down. The page may be to blame or not. */
export class ProcessLost extends Error {
  override readonly name = 'ProcessLost';
}

interface Waiting {
  resolve(page: ReadPage): void;
  reject(reason: unknown): void;
  timer: NodeJS.Timeout;
}

/** glibc keeps what was freed in as many heaps as there are threads. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' };

const WORKER = fileURLToPath(new URL('./supervising-worker.ts', import.meta.url));

/** One process that reads one page at a time, until it fails once. It may read files and nothing else. */
export class ReadingProcess {
  readonly #limits: ReadingLimits;
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  #ready = false;
  #waiting?: Waiting;
  #ended = false;

  constructor(limits: ReadingLimits) {
    this.#limits = limits;
    this.#child = fork(WORKER, [JSON.stringify(limits)], {
      serialization: 'advanced',
      execArgv: ['--permission', '--allow-fs-read=*', '--allow-addons', '--allow-worker', '--no-warnings'],
      env: ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // An idle reading process must not keep a command from ending.
    this.#child.unref();
    this.#child.channel?.unref();
    this.#exited = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.on('message', (message: FromReadingProcess) => this.#heard(message));
    this.#child.on('error', (error) => this.#lose(`It could not be reached: ${error.message}`));
    this.#child.on('exit', (code, signal) => this.#lose(`It broke down (${signal ?? `exit code ${code ?? '?'}`}).`));
  }

  /** It has failed, or was ended: another must take its place. */
  get ended(): boolean {
    return this.#ended;
  }

  /** @throws PageNotRead @throws ProcessLost @throws Error when the process does not start */
  read(raster: PageRaster): Promise<ReadPage> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject, timer: this.#limit() };
      this.#child.send(raster, (error) => {
        if (error) this.#lose(`It could not be reached: ${error.message}`);
      });
    });
  }

  /** Whatever it is doing is answered with the reason. */
  async end(reason: unknown): Promise<void> {
    this.#settle((waiting) => waiting.reject(reason));
    this.#ended = true;
    this.#child.ref();
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  #limit(): NodeJS.Timeout {
    const { waitingSeconds } = this.#limits;
    return setTimeout(() => this.#fail(`It did not answer for ${waitingSeconds} seconds.`), waitingSeconds * 1000);
  }

  #heard(message: FromReadingProcess): void {
    switch (message.kind) {
      case 'ready':
        this.#ready = true;
        if (!this.#waiting) return;
        clearTimeout(this.#waiting.timer);
        this.#waiting.timer = this.#limit();
        return;
      case 'read':
        return this.#settle((waiting) => waiting.resolve(message.page));
      case 'failed':
        return this.#fail(message.message);
    }
  }

  #lose(how: string): void {
    if (this.#ready) this.#endWith(new ProcessLost(notRead(how)));
    else this.#fail(how);
  }

  #fail(why: string): void {
    this.#endWith(this.#ready ? new PageNotRead(notRead(why)) : new Error(`Reading by machine does not start. ${why}`));
  }

  #endWith(reason: Error): void {
    if (!this.#ended) void this.end(reason);
  }

  #settle(answer: (waiting: Waiting) => void): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    this.#waiting = undefined;
    clearTimeout(waiting.timer);
    answer(waiting);
  }
}

function notRead(why: string): string {
  return `The page could not be read by machine. ${why}`;
}
