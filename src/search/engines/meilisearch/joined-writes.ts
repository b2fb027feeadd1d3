import type { EnqueuedTask, Meilisearch } from 'meilisearch';
import { EngineUnavailable, type IndexChanges, type SearchDocument } from '../../engine.ts';
import { asking } from './connection.ts';
import { anyOf, PAGES_ONLY } from './filters.ts';
import { indexDocumentsOf, pageKey, recordKey } from './index-document.ts';
import { KnownPages, storedPages } from './known-pages.ts';
import { Payload } from './payload.ts';
import type { TaskWatch } from './tasks.ts';

/**
 * A payload of this size is sent whatever the server is at: it joins what waits. It takes 100 MB at once. Of smaller ones
 * it makes more batches at the beginning of an import, which cost it a tenth more of its time in all (measured).
 */
const MOST_BYTES = 60_000_000;
/** Where so many wait more are on their way: an import or a rebuild is at work. */
const MANY = 200;
/** How long a payload waits for more before it is sent as it is, unless somebody waits for it. Milliseconds. */
const REST = { few: 20, many: 2000 };

/** What is to go before what is written, and the pages that will be left, where there are any or were. */
interface Surplus {
  dropped: Promise<void>[];
  pages: Map<number, number>;
}

/**
 * Hands changes to one index in order, joined into large payloads: each batch costs a server with a million records
 * some ten seconds however little it holds. Of many, none goes before it is worth a batch, even where the server has
 * nothing to do: until then the import has both cores. What comes while the server is at work it takes together.
 */
export class JoinedWrites {
  readonly #client: Meilisearch;
  readonly #tasks: TaskWatch;
  readonly #indexUid: string;
  readonly #pages: KnownPages;
  #payload: Payload | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();
  /** Payloads that the server has and is not through with. */
  #atWork = 0;

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
    const { dropped, pages } = await this.#dropSurplus(removals, left);
    const done = [...dropped, ...(await this.#join(upserts.values()))];
    const durable = allOf(done);
    this.#pages.note(pages, durable);
    if (this.#payload) this.#sendAfter(this.#payload.documents < MANY ? REST.few : REST.many);
    return { durable };
  }

  /** Takes records away, and pages that were there and will be no more. @param left how many pages each will have */
  async #dropSurplus(removals: number[], left: ReadonlyMap<number, number>): Promise<Surplus> {
    const pks = [...left.keys()];
    const known = await this.#pages.of(pks);
    const surplus = pks.flatMap((pk) => {
      const [before, after] = [known.get(pk) ?? 0, left.get(pk) ?? 0];
      return Array.from({ length: Math.max(0, before - after) }, (_, i) => pageKey(pk, after + 1 + i));
    });
    const gone = [...removals.map(recordKey), ...surplus];
    const uncertain = this.#pages.uncertainAmong(pks);
    const paged = [...left].filter(([pk, after]) => after > 0 || known.has(pk) || uncertain.includes(pk));
    const pages = new Map(paged);
    if (gone.length === 0 && uncertain.length === 0) return { dropped: [], pages };
    await this.#send();
    const index = this.#client.index(this.#indexUid);
    const dropped: EnqueuedTask[] = [];
    if (uncertain.length > 0) {
      const filter = [PAGES_ONLY, anyOf(uncertain)];
      dropped.push(await asking(() => index.deleteDocuments({ filter })));
    }
    if (gone.length > 0) dropped.push(await asking(() => index.deleteDocuments(gone)));
    return { dropped: dropped.map(({ taskUid }) => this.#tasks.done(taskUid)), pages };
  }

  async #join(documents: Iterable<SearchDocument>): Promise<Promise<void>[]> {
    const done = new Set<Promise<void>>();
    for (const document of documents) {
      for (const part of indexDocumentsOf(document)) {
        const line = `${JSON.stringify(part)}\n`;
        const bytes = Buffer.byteLength(line);
        if (this.#payload && this.#payload.bytes + bytes > MOST_BYTES) await this.#send();
        const payload = (this.#payload ??= new Payload());
        done.add(payload.done.promise);
        const compressing = payload.add(line, bytes);
        if (compressing) await compressing;
      }
    }
    return [...done];
  }

  /** What was not sent yet never will be. */
  close(): void {
    clearTimeout(this.#timer);
    this.#payload?.drop(new EngineUnavailable('The search engine was closed'));
    this.#payload = undefined;
  }

  /** One after the other: whoever sends next waits for what is on its way. */
  #send(): Promise<void> {
    const payload = this.#payload;
    this.#payload = undefined;
    if (payload) this.#sending = this.#sending.catch(() => undefined).then(() => this.#hand(payload));
    return this.#sending;
  }

  /** Sends what waits for more to come. */
  flush(): void {
    clearTimeout(this.#timer);
    // Whoever handed the changes over hears of a failure by their own promises.
    this.#send().catch(() => undefined);
  }

  /** Nothing goes while the server is still at work: it would make a batch of however little has come. */
  #sendAfter(rest: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#atWork > 0 ? this.#sendAfter(rest) : this.flush()), rest);
  }

  async #hand(payload: Payload): Promise<void> {
    const { done } = payload;
    this.#atWork++;
    try {
      const body = await payload.compressed();
      const { taskUid } = await asking(() => this.#post(body));
      this.#tasks
        .done(taskUid)
        .then(done.resolve, done.reject)
        .finally(() => this.#atWork--);
    } catch (error) {
      this.#atWork--;
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

/** By itself: a function made beside the documents would keep all of them until the server is through. */
function allOf(done: Promise<void>[]): Promise<void> {
  return Promise.all(done).then(() => undefined);
}
