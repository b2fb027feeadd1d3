import type { Meilisearch } from 'meilisearch';
import type { IndexChanges, Rebuild } from '../../engine.ts';
import { asking } from './connection.ts';
import { JoinedWrites } from './joined-writes.ts';
import { countRecords } from './prepare.ts';
import type { TaskWatch } from './tasks.ts';

/** Builds the next index beside the serving one; its settings are already in place. */
export class MeilisearchRebuild implements Rebuild {
  readonly #client: Meilisearch;
  readonly #tasks: TaskWatch;
  readonly #serving: string;
  readonly #next: string;
  readonly #writes: JoinedWrites;
  readonly #written: Promise<void>[] = [];

  constructor(client: Meilisearch, tasks: TaskWatch, serving: string, next: string) {
    this.#client = client;
    this.#tasks = tasks;
    this.#serving = serving;
    this.#next = next;
    this.#writes = new JoinedWrites(client, tasks, next);
  }

  async write(changes: IndexChanges): Promise<void> {
    const { durable } = await this.#writes.add(changes);
    // Looked at in count(); without a handler now, an early failure would end the process.
    durable.catch(() => undefined);
    this.#written.push(durable);
  }

  async count(): Promise<number> {
    this.#writes.flush();
    await Promise.all(this.#written);
    return countRecords(this.#client, this.#next);
  }

  async swapIn(): Promise<void> {
    this.#writes.flush();
    await Promise.all(this.#written);
    const swap = await asking(() =>
      this.#client.swapIndexes([{ indexes: [this.#serving, this.#next], rename: false }]),
    );
    await this.#tasks.done(swap.taskUid);
    await this.abandon();
  }

  async abandon(): Promise<void> {
    this.#writes.close();
    const removal = await asking(() => this.#client.deleteIndex(this.#next));
    await this.#tasks.done(removal.taskUid);
  }
}
