import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { createGzip, type Gzip } from 'node:zlib';
import type { EnqueuedTask, Meilisearch } from 'meilisearch';
import { EngineUnavailable, type IndexChanges } from '../../engine.ts';
import { asking } from './connection.ts';
import { toIndexDocument } from './index-document.ts';
import type { TaskWatch } from './tasks.ts';

/** The server takes 100 MB at once. */
const MOST_BYTES = 90_000_000;
/** Behind so many records more are on their way: an import or a rebuild is at work. */
const MANY = 200;
/** How long a payload waits for more before it is sent as it is. Milliseconds. */
const REST = { few: 20, many: 1000 };

/** What is joined until it is sent, compressed as it comes to an eighth of its size, and the promise for its being searchable. */
interface Payload {
  gzip: Gzip;
  body: Promise<Buffer>;
  /** Before compression. */
  bytes: number;
  done: PromiseWithResolvers<void>;
}

/**
 * Hands changes to one index in order, joined into large payloads: each batch costs the server some ten seconds
 * however little it holds, and as soon as it is free it takes what waits.
 */
export class JoinedWrites {
  readonly #client: Meilisearch;
  readonly #tasks: TaskWatch;
  readonly #indexUid: string;
  #payload: Payload | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(client: Meilisearch, tasks: TaskWatch, indexUid: string) {
    this.#client = client;
    this.#tasks = tasks;
    this.#indexUid = indexUid;
  }

  /** @returns when the next changes may come; `durable` when these are searchable */
  async add({ upserts, removals }: IndexChanges): Promise<{ durable: Promise<void> }> {
    clearTimeout(this.#timer);
    const done: Promise<void>[] = [];
    for (const document of upserts) {
      const line = `${JSON.stringify(toIndexDocument(document))}\n`;
      const bytes = Buffer.byteLength(line);
      if (this.#payload && this.#payload.bytes + bytes > MOST_BYTES) await this.#send();
      const payload = (this.#payload ??= emptyPayload());
      payload.bytes += bytes;
      if (!payload.gzip.write(line)) await once(payload.gzip, 'drain');
      if (done.at(-1) !== payload.done.promise) done.push(payload.done.promise);
    }
    if (removals.length > 0) {
      await this.#send();
      const removal = await asking(() => this.#client.index(this.#indexUid).deleteDocuments(removals));
      done.push(this.#tasks.done(removal.taskUid));
    }
    const rest = upserts.length < MANY ? REST.few : REST.many;
    if (this.#payload) this.#timer = setTimeout(() => void this.#send().catch(() => undefined), rest);
    return { durable: Promise.all(done).then(() => undefined) };
  }

  /** What was not sent yet never will be. */
  close(): void {
    clearTimeout(this.#timer);
    this.#payload?.gzip.end();
    this.#payload?.done.reject(new EngineUnavailable('The search engine was closed'));
    this.#payload = undefined;
  }

  /** One after the other: whoever sends next waits for what is on its way. */
  #send(): Promise<void> {
    const payload = this.#payload;
    this.#payload = undefined;
    if (payload) this.#sending = this.#sending.catch(() => undefined).then(() => this.#hand(payload));
    return this.#sending;
  }

  async #hand({ gzip, body, done }: Payload): Promise<void> {
    try {
      gzip.end();
      const bytes = await body;
      const { taskUid } = await asking(() => this.#post(bytes));
      this.#tasks.done(taskUid).then(done.resolve, done.reject);
    } catch (error) {
      done.reject(error);
      throw error;
    }
  }

  /** The client library itself sends text only. */
  #post(body: Buffer): Promise<EnqueuedTask> {
    return this.#client.index(this.#indexUid).httpRequest.post({
      path: `indexes/${this.#indexUid}/documents`,
      params: { primaryKey: 'pk' },
      contentType: 'application/x-ndjson',
      extraRequestInit: { headers: { 'Content-Encoding': 'gzip' }, ...{ body } },
    });
  }
}

function emptyPayload(): Payload {
  const gzip = createGzip({ level: 1 });
  const done = Promise.withResolvers<void>();
  // Whoever handed the changes over looks at it; without a handler now, an early failure would end the process.
  done.promise.catch(() => undefined);
  return { gzip, body: buffer(gzip), bytes: 0, done };
}
