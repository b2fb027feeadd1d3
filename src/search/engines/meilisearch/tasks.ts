import type { Meilisearch } from 'meilisearch';
import { EngineUnavailable } from '../../engine.ts';
import { asking } from './connection.ts';

/** How often the server is asked about tasks under way. Milliseconds. */
const INTERVAL = 100;
/** More uids than this in one question make too long an address. */
const ASKED_AT_ONCE = 200;

interface Waiting {
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
    const promise = new Promise<void>((resolve, reject) => this.#waiting.set(taskUid, { resolve, reject }));
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
        if (this.#waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, INTERVAL));
      }
    } catch (error) {
      this.#rejectAll(error instanceof Error ? error : new EngineUnavailable(String(error)));
    } finally {
      this.#asking = false;
    }
  }

  async #settleFinished(): Promise<void> {
    const uids = [...this.#waiting.keys()].slice(0, ASKED_AT_ONCE);
    const { results } = await asking(() =>
      this.#client.tasks.getTasks({ uids, statuses: ['succeeded', 'failed', 'canceled'], limit: uids.length }),
    );
    for (const task of results) {
      const waiting = this.#waiting.get(task.uid);
      this.#waiting.delete(task.uid);
      if (task.status === 'succeeded') waiting?.resolve();
      else waiting?.reject(new EngineUnavailable(`Meilisearch ${task.status} ${task.type}: ${task.error?.code ?? ''}`));
    }
  }

  #rejectAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
