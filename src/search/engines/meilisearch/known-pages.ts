import type { Meilisearch } from 'meilisearch';
import { asking } from './connection.ts';
import { anyOf, WITH_PAGES } from './filters.ts';

/**
 * How many pages the index has of each record, what is still on its way included. A record that comes with fewer
 * pages than before leaves the others behind, and these must go: by their keys, since the server joins such
 * deletions with what else waits, and does not do so with deletions by a condition.
 */
export class KnownPages {
  readonly #stored: (pks: number[]) => Promise<Map<number, number>>;
  /** Of records in writes that have not come to their end. */
  readonly #onTheirWay = new Map<number, { pages: number; writes: number }>();
  /** Of records in writes that failed: what the index has of them nobody knows. */
  readonly #uncertain = new Set<number>();

  /** @param stored asks the index for the records that have pages */
  constructor(stored: (pks: number[]) => Promise<Map<number, number>>) {
    this.#stored = stored;
  }

  /** @returns how many pages of each of these records there will be before what is written next */
  async of(pks: number[]): Promise<Map<number, number>> {
    // Looked at before the index is asked: what comes to its end in between is then in the index's answer.
    const waiting = new Map(pks.flatMap((pk) => (this.#onTheirWay.has(pk) ? [[pk, this.#pagesOf(pk)] as const] : [])));
    const asked = pks.filter((pk) => !waiting.has(pk));
    return new Map([...(asked.length > 0 ? await this.#stored(asked) : []), ...waiting]);
  }

  /** Of these records any page may be there. */
  uncertainAmong(pks: number[]): number[] {
    return pks.filter((pk) => this.#uncertain.has(pk));
  }

  /** Remembers what a write leaves, until it has come to its end. */
  note(pages: ReadonlyMap<number, number>, durable: Promise<void>): void {
    for (const [pk, count] of pages) {
      this.#onTheirWay.set(pk, { pages: count, writes: (this.#onTheirWay.get(pk)?.writes ?? 0) + 1 });
    }
    durable.then(
      () => this.#settle(pages, false),
      () => this.#settle(pages, true),
    );
  }

  #pagesOf(pk: number): number {
    return this.#onTheirWay.get(pk)?.pages ?? 0;
  }

  #settle(pages: ReadonlyMap<number, number>, failed: boolean): void {
    for (const pk of pages.keys()) {
      const known = this.#onTheirWay.get(pk);
      if (known && known.writes > 1) known.writes--;
      else this.#onTheirWay.delete(pk);
      if (failed) this.#uncertain.add(pk);
      else this.#uncertain.delete(pk);
    }
  }
}

/** What the index says of these records. Where none at all has pages, it says so without looking for their numbers. */
export async function storedPages(client: Meilisearch, indexUid: string, pks: number[]): Promise<Map<number, number>> {
  const { results } = await asking(() =>
    client.index(indexUid).getDocuments<{ pk: number; pages: number }>({
      filter: [WITH_PAGES, anyOf(pks)],
      fields: ['pk', 'pages'],
      limit: pks.length,
    }),
  );
  return new Map(results.map(({ pk, pages }) => [pk, pages]));
}
