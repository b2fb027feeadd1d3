import type { Meilisearch, Task } from 'meilisearch';
import { EngineUnavailable } from '../../engine.ts';
import { asking } from './connection.ts';

/**
 * How often the server is asked about tasks under way: after a twentieth of the time that the oldest has waited, within
 * these bounds. Milliseconds.
 */
const INTERVAL = { shortest: 20, longest: 500 };
/** More uids than this in one question make too long an address. */
const ASKED_AT_ONCE = 200;

/** A task not shown to our key for so long never will be. Milliseconds. */
const UNSEEN_LIMIT = 10_000;

interface Waiting {
  since: number;
  resolve: () => void;
  reject: (error: Error) => void;
}

/**
 * Waits for the server's tasks, many with one question. A task that failed rejects: the client library's
 * own wait resolves on failure too.
 */
export class TaskWatch {
  readonly #client: Meilisearch;
  readonly #waiting = new Map<number, Waiting>();
  #asking = false;
  #closed = false;

  constructor(client: Meilisearch) {
    this.#client = client;
  }

  /** @throws EngineUnavailable when the task failed, was cancelled, or the server is gone */
  done(taskUid: number): Promise<void> {
    const promise = new Promise<void>((resolve, reject) =>
      this.#waiting.set(taskUid, { since: Date.now(), resolve, reject }),
    );
    void this.#ask();
    return promise;
  }

  close(): void {
    this.#closed = true;
    this.#rejectAll(new EngineUnavailable('The search engine was closed'));
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#waiting.size > 0 && !this.#closed) {
        await this.#settleFinished();
        if (this.#waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, this.#interval()));
      }
    } catch (error) {
      this.#rejectAll(error instanceof Error ? error : new EngineUnavailable(String(error)));
    } finally {
      this.#asking = false;
    }
  }

  #interval(): number {
    const [oldest] = this.#waiting.values();
    const waited = oldest ? Date.now() - oldest.since : 0;
    return Math.min(INTERVAL.longest, Math.max(INTERVAL.shortest, waited / 20));
  }

  async #settleFinished(): Promise<void> {
    const uids = [...this.#waiting.keys()].slice(0, ASKED_AT_ONCE);
    const { results } = await asking(() => this.#client.tasks.getTasks({ uids, limit: uids.length }));
    const seen = new Map(results.map((task) => [task.uid, task]));
    for (const uid of uids) {
      const waiting = this.#waiting.get(uid);
      const task = seen.get(uid);
      if (!waiting || task?.status === 'enqueued' || task?.status === 'processing') continue;
      if (!task && Date.now() - waiting.since < UNSEEN_LIMIT) continue;
      this.#waiting.delete(uid);
      if (task?.status === 'succeeded') waiting.resolve();
      else waiting.reject(new EngineUnavailable(task ? failureOf(task) : UNSEEN));
    }
  }

  #rejectAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

// A swap belongs to two indexes, and a key bound to names by a pattern is not shown its task (seen with 1.50).
const UNSEEN = 'Meilisearch hides a task from MEILI_KEY. Give the key the indexes ["*"] and the right tasks.get';

function failureOf({ status, type, error }: Pick<Task, 'status' | 'type' | 'error'>): string {
  return `Meilisearch ${status} ${type}: ${error?.code ?? 'no reason given'}`;
}
