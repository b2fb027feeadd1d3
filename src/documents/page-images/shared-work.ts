interface Job<T> {
  key: string;
  make: () => Promise<T>;
  result: PromiseWithResolvers<T>;
  /** Who still waits for it. */
  waiting: number;
  hasBegun: boolean;
}

/**
 * Work that several may ask for at once, and that is done once: a few pieces at a time, the others in turn, and no
 * more of them than can be done soon. What nobody waits for any longer is not begun.
 */
export class SharedWork<T> {
  readonly #atOnce: number;
  readonly #mostJobs: number;
  readonly #jobs = new Map<string, Job<T>>();
  readonly #turn: Job<T>[] = [];
  #running = 0;

  /**
   * @param atOnce pieces of work at a time
   * @param mostJobs how many may be going on and waiting in all
   */
  constructor(atOnce: number, mostJobs: number) {
    this.#atOnce = atOnce;
    this.#mostJobs = mostJobs;
  }

  /**
   * @param signal ends the waiting of this asker; its promise rejects with the signal's reason
   * @returns undefined where there is too much to do already
   */
  ask(key: string, make: () => Promise<T>, signal?: AbortSignal): Promise<T> | undefined {
    const known = this.#jobs.get(key);
    if (!known && this.#jobs.size >= this.#mostJobs) return undefined;
    const job = known ?? this.#add(key, make);
    return waitFor(job, signal, () => this.#giveUp(job));
  }

  #add(key: string, make: () => Promise<T>): Job<T> {
    const job: Job<T> = { key, make, result: Promise.withResolvers<T>(), waiting: 0, hasBegun: false };
    // Nobody may be left to hear of a failure.
    job.result.promise.catch(() => undefined);
    this.#jobs.set(key, job);
    this.#turn.push(job);
    this.#goOn();
    return job;
  }

  #goOn(): void {
    while (this.#running < this.#atOnce) {
      const job = this.#turn.shift();
      if (!job) return;
      void this.#run(job);
    }
  }

  async #run(job: Job<T>): Promise<void> {
    this.#running++;
    job.hasBegun = true;
    try {
      job.result.resolve(await job.make());
    } catch (error) {
      job.result.reject(error);
    } finally {
      this.#running--;
      this.#jobs.delete(job.key);
      this.#goOn();
    }
  }

  #giveUp(job: Job<T>): void {
    if (job.waiting > 0 || job.hasBegun) return;
    const at = this.#turn.indexOf(job);
    if (at >= 0) this.#turn.splice(at, 1);
    this.#jobs.delete(job.key);
  }
}

async function waitFor<T>(job: Job<T>, signal: AbortSignal | undefined, giveUp: () => void): Promise<T> {
  const left = Promise.withResolvers<never>();
  const leave = () => left.reject(signal?.reason);
  job.waiting++;
  try {
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
    return await Promise.race([job.result.promise, left.promise]);
  } finally {
    signal?.removeEventListener('abort', leave);
    job.waiting--;
    giveUp();
  }
}
