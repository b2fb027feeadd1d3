import type { ProcessLimits } from './messages.ts';
import { WorkshopProcess } from './workshop-process.ts';

interface Waiting {
  resolve(process: WorkshopProcess): void;
  reject(reason: unknown): void;
}

/** Processes lent out one by one, started when first needed; who comes when all are lent waits in one line. */
export class ProcessPool {
  readonly #limits: ProcessLimits;
  readonly #size: number;
  readonly #idleMs: number;
  readonly #idle: WorkshopProcess[] = [];
  readonly #lent = new Set<WorkshopProcess>();
  readonly #line: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(limits: ProcessLimits, size: number, idleMs: number) {
    this.#limits = limits;
    this.#size = size;
    this.#idleMs = idleMs;
  }

  /** @throws the signal's reason, where it gives up waiting */
  async borrow(signal?: AbortSignal): Promise<WorkshopProcess> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw closed();
    const free = this.#free();
    if (free) return free;
    return new Promise((resolve, reject) => {
      const waiting = { resolve, reject };
      this.#line.push(waiting);
      signal?.addEventListener('abort', () => {
        const place = this.#line.indexOf(waiting);
        if (place < 0) return;
        this.#line.splice(place, 1);
        reject(signal.reason);
      });
    });
  }

  giveBack(process: WorkshopProcess): void {
    if (!this.#lent.delete(process)) return;
    if (process.isTired || this.#isClosed) process.end();
    if (!process.hasEnded) this.#idle.push(process);
    this.#endIdleLater();
    const next = this.#line.shift();
    const free = next && this.#free();
    if (free) next.resolve(free);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const { reject } of this.#line.splice(0)) reject(closed());
    for (const process of [...this.#idle.splice(0), ...this.#lent]) process.end();
  }

  #free(): WorkshopProcess | undefined {
    const idle = this.#idle.splice(0).filter((process) => !process.hasEnded);
    let free = idle.pop();
    this.#idle.push(...idle);
    if (!free && this.#lent.size < this.#size) free = new WorkshopProcess(this.#limits);
    if (free) this.#lent.add(free);
    return free;
  }

  #endIdleLater(): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      for (const process of this.#idle.splice(0)) process.end();
    }, this.#idleMs);
    this.#timer.unref();
  }
}

function closed(): Error {
  return new Error('The document workshop has been closed.');
}
