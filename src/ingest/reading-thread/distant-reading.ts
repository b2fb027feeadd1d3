/** One reading in the thread, on this side: what has come of it and waits to be fetched. */
export class DistantReading {
  readonly id: number;
  readonly #batches: string[] = [];
  /** Whether all that there is has come, and the error that ended it, if one did. */
  #ending: { error?: Error } | undefined;
  #wake: () => void = () => undefined;

  constructor(id: number) {
    this.id = id;
  }

  get hasEnded(): boolean {
    return this.#ending !== undefined;
  }

  add(batch: string): void {
    this.#batches.push(batch);
    this.#wake();
  }

  /** Only the first ending counts; what came before it can still be fetched. */
  end(error?: Error): void {
    this.#ending ??= error ? { error } : {};
    this.#wake();
  }

  /** @returns the next batch of events as JSON; undefined after the last one @throws what ended the reading */
  async next(): Promise<string | undefined> {
    while (this.#batches.length === 0) {
      if (this.#ending?.error) throw this.#ending.error;
      if (this.#ending) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return this.#batches.shift();
  }
}
