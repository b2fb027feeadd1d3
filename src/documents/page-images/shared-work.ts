interface Job<T> {
  key: string;
  /** Who asked first: it stands in their line. */
  asker: string;
  make: () => Promise<T>;
  result: PromiseWithResolvers<T>;
  /** Who still waits for it. */
  waiting: number;
  hasBegun: boolean;
}

export interface WorkLimits {
  /** Pieces of work at a time. */
  atOnce: number;
  /** How many may be going on and waiting in all. */
  mostJobs: number;
  /** And of these, how many for one asker. */
  mostOfOne: number;
}

/**
 * Work that several may ask for at once, and that is done once: a few pieces at a time, and no more of them than can
 * be done soon. Each asker has a line of their own, and each line its turn: who asks for much makes nobody wait but
 * themselves. What nobody waits for any longer is not begun.
 */
export class SharedWork<T> {
  readonly #limits: WorkLimits;
  readonly #jobs = new Map<string, Job<T>>();
  /** By asker; the line at the front is next. None is empty. */
  readonly #lines = new Map<string, Job<T>[]>();
  #running = 0;

  constructor(limits: WorkLimits) {
    this.#limits = limits;
  }

  /**
   * @param signal ends the waiting of this asker; its promise rejects with the signal's reason
   * @returns `full` where there is too much to do already, `too-many` where this asker has too much of it; whoever
   *   wants what is being made anyway is welcome
   */
  ask(key: string, asker: string, make: () => Promise<T>, signal?: AbortSignal): Promise<T> | 'full' | 'too-many' {
    const known = this.#jobs.get(key);
    if (!known && this.#jobsOf(asker) >= this.#limits.mostOfOne) return 'too-many';
    if (!known && this.#jobs.size >= this.#limits.mostJobs) return 'full';
    const job = known ?? this.#add(key, asker, make);
    return waitFor(job, signal, () => this.#giveUp(job));
  }

  #jobsOf(asker: string): number {
    return [...this.#jobs.values()].filter((job) => job.asker === asker).length;
  }

  #add(key: string, asker: string, make: () => Promise<T>): Job<T> {
    const job: Job<T> = { key, asker, make, result: Promise.withResolvers<T>(), waiting: 0, hasBegun: false };
    // Nobody may be left to hear of a failure.
    job.result.promise.catch(() => undefined);
    this.#jobs.set(key, job);
    this.#lines.set(asker, [...(this.#lines.get(asker) ?? []), job]);
    this.#goOn();
    return job;
  }

  #goOn(): void {
    while (this.#running < this.#limits.atOnce) {
      const job = this.#next();
      if (!job) return;
      void this.#run(job);
    }
  }

  /** The first of the line whose turn it is; that line goes behind the others. */
  #next(): Job<T> | undefined {
    for (const [asker, [job, ...others]] of this.#lines) {
      this.#lines.delete(asker);
      if (others.length > 0) this.#lines.set(asker, others);
      return job;
    }
    return undefined;
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
    const left = this.#lines.get(job.asker)?.filter((other) => other !== job) ?? [];
    if (left.length > 0) this.#lines.set(job.asker, left);
    else this.#lines.delete(job.asker);
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
