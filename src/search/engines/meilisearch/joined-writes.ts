import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { createGzip, type Gzip } from 'node:zlib';
import type { EnqueuedTask, Meilisearch } from 'meilisearch';
import { EngineUnavailable, type IndexChanges, type SearchDocument } from '../../engine.ts';
import { asking } from './connection.ts';
import { anyOf, PAGES_ONLY } from './filters.ts';
import { indexDocumentsOf, pageKey, recordKey } from './index-document.ts';
import { KnownPages, storedPages } from './known-pages.ts';
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
  readonly #pages: KnownPages;
  #payload: Payload | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(client: Meilisearch, tasks: TaskWatch, indexUid: string) {
    this.#client = client;
    this.#tasks = tasks;
    this.#indexUid = indexUid;
    this.#pages = new KnownPages((pks) => storedPages(client, indexUid, pks));
  }

  /**
   * What goes comes first: changes that were broken off and come again then still know of all that is to go.
   * @returns when the next changes may come; `durable` when these are searchable
   */
  async add(changes: IndexChanges): Promise<{ durable: Promise<void> }> {
    clearTimeout(this.#timer);
    const upserts = new Map(changes.upserts.map((document) => [document.pk, document]));
    const removals = changes.removals.filter((pk) => !upserts.has(pk));
    const pks = [...upserts.keys(), ...removals];
    const left = new Map(pks.map((pk) => [pk, upserts.get(pk)?.passages.length ?? 0]));
    const done = [...(await this.#dropSurplus(removals, left)), ...(await this.#join(upserts.values()))];
    const durable = Promise.all(done).then(() => undefined);
    this.#pages.note(left, durable);
    const rest = upserts.size < MANY ? REST.few : REST.many;
    if (this.#payload) this.#timer = setTimeout(() => void this.#send().catch(() => undefined), rest);
    return { durable };
  }

  /** Takes records away, and pages that were there and will be no more. @param left how many pages each will have */
  async #dropSurplus(removals: number[], left: ReadonlyMap<number, number>): Promise<Promise<void>[]> {
    const pks = [...left.keys()];
    const known = await this.#pages.of(pks);
    const surplus = pks.flatMap((pk) => {
      const [before, after] = [known.get(pk) ?? 0, left.get(pk) ?? 0];
      return Array.from({ length: Math.max(0, before - after) }, (_, i) => pageKey(pk, after + 1 + i));
    });
    const gone = [...removals.map(recordKey), ...surplus];
    const uncertain = this.#pages.uncertainAmong(pks);
    if (gone.length === 0 && uncertain.length === 0) return [];
    await this.#send();
    const index = this.#client.index(this.#indexUid);
    const dropped: EnqueuedTask[] = [];
    if (uncertain.length > 0) {
      const filter = [PAGES_ONLY, anyOf('pk', uncertain)];
      dropped.push(await asking(() => index.deleteDocuments({ filter })));
    }
    if (gone.length > 0) dropped.push(await asking(() => index.deleteDocuments(gone)));
    return dropped.map(({ taskUid }) => this.#tasks.done(taskUid));
  }

  async #join(documents: Iterable<SearchDocument>): Promise<Promise<void>[]> {
    const done = new Set<Promise<void>>();
    for (const document of documents) {
      for (const part of indexDocumentsOf(document)) {
        const line = `${JSON.stringify(part)}\n`;
        const bytes = Buffer.byteLength(line);
        if (this.#payload && this.#payload.bytes + bytes > MOST_BYTES) await this.#send();
        const payload = (this.#payload ??= emptyPayload());
        payload.bytes += bytes;
        done.add(payload.done.promise);
        if (!payload.gzip.write(line)) await once(payload.gzip, 'drain');
      }
    }
    return [...done];
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
      params: { primaryKey: 'key' },
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
