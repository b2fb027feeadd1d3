import type { PageRaster } from '../workshop.ts';
import { PageNotRead, type PageReader, type ReadPage } from './page-reader.ts';
import type { ReadingLimits } from './reading-messages.ts';
import { ProcessLost, ReadingProcess } from './reading-process.ts';

export interface PageReaderOptions extends Partial<ReadingLimits> {
  /** Pages read at the same time, each in a process that keeps one core busy. */
  workers: number;
}

/** Raise it with every change of models, preparation or filters: pages read before are then read anew. */
const VERSION = '1';

const LIMITS: ReadingLimits = { computingSeconds: 60, waitingSeconds: 900, memoryMb: 900 };

/** Processes are started when first needed; one that is stuck or dies is replaced with the next page. */
export function createPageReader({ workers, ...limits }: PageReaderOptions): PageReader {
  return new ProcessesThatRead(workers, { ...LIMITS, ...limits });
}

interface Waiting {
  raster: PageRaster;
  signal?: AbortSignal;
  resolve(page: Promise<ReadPage>): void;
}

class ProcessesThatRead implements PageReader {
  readonly version = VERSION;
  readonly #size: number;
  readonly #limits: ReadingLimits;
  readonly #processes = new Set<ReadingProcess>();
  readonly #idle: ReadingProcess[] = [];
  #line: Waiting[] = [];
  #busy = 0;
  #closed = false;

  constructor(size: number, limits: ReadingLimits) {
    this.#size = Math.max(1, size);
    this.#limits = limits;
  }

  read(raster: PageRaster, signal?: AbortSignal): Promise<ReadPage> {
    return new Promise((resolve) => {
      this.#line.push({ raster, signal, resolve });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#processes].map((process) => process.end(closed())));
  }

  #next(): void {
    while (this.#line.length > 0 && this.#busy < this.#size) {
      const { raster, signal, resolve } = this.#line.shift()!;
      this.#busy++;
      resolve(
        this.#readTwice(raster, signal).finally(() => {
          this.#busy--;
          this.#next();
        }),
      );
    }
  }

  /** A process may be killed for reasons of its own; a page that kills two is to blame. */
  async #readTwice(raster: PageRaster, signal?: AbortSignal): Promise<ReadPage> {
    try {
      return await this.#readOnce(raster, signal);
    } catch (error) {
      if (!(error instanceof ProcessLost)) throw error;
    }
    try {
      return await this.#readOnce(raster, signal);
    } catch (error) {
      throw error instanceof ProcessLost ? new PageNotRead(error.message) : error;
    }
  }

  async #readOnce(raster: PageRaster, signal?: AbortSignal): Promise<ReadPage> {
    if (this.#closed) throw closed();
    signal?.throwIfAborted();
    const process = this.#take();
    const abort = () => void process.end(signal?.reason);
    signal?.addEventListener('abort', abort);
    try {
      return await process.read(raster);
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#idle.push(process);
    }
  }

  /** An idle process that is still there, or a new one. */
  #take(): ReadingProcess {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (!idle.ended) return idle;
      this.#processes.delete(idle);
    }
    const started = new ReadingProcess(this.#limits);
    this.#processes.add(started);
    return started;
  }
}

function closed(): Error {
  return new Error('The page reader has been closed.');
}
