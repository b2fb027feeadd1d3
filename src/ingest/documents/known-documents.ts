import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database, DocumentTable } from '../../platform/database/schema.ts';

/** A stored document, as far as an import must know it to see what became of its file. */
export interface KnownDocument {
  pk: number;
  id: string;
  source: string;
  path: string;
  location: string;
  root: string;
  bytes: number;
  written_at: number;
  content_hash: string;
  reading_hash: string;
  held_back: DocumentTable['held_back'];
  removed_at: string | null;
  record_pk: number | null;
  attached_by: DocumentTable['attached_by'];
  own_aid_pk: number | null;
}

const COLUMNS = [
  'pk',
  'id',
  'source',
  'path',
  'location',
  'root',
  'bytes',
  'written_at',
  'content_hash',
  'reading_hash',
  'held_back',
  'removed_at',
  'record_pk',
  'attached_by',
  'own_aid_pk',
] as const satisfies (keyof DocumentTable)[];

const AT_ONCE = 1_000;

/** Reads what is stored of documents. @param source as given by `--source`, if it was */
export class KnownDocuments {
  readonly #db: Kysely<Database>;
  readonly #source: string | undefined;

  constructor(db: Kysely<Database>, source: string | undefined) {
    this.#db = db;
    this.#source = source;
  }

  /** Those that were last read from one of these places. */
  atLocations(locations: readonly string[]): Promise<KnownDocument[]> {
    return this.#select().where('location', 'in', texts(this.#db, locations)).where('removed_at', 'is', null).execute();
  }

  /** Those with one of these contents, gone or not. */
  withContents(hashes: readonly string[]): Promise<KnownDocument[]> {
    return this.#select().where('content_hash', 'in', texts(this.#db, hashes)).execute();
  }

  /** Those that go by one of these names, gone or not. */
  withPaths(source: string, paths: readonly string[]): Promise<KnownDocument[]> {
    return this.#select().where('source', '=', source).where('path', 'in', texts(this.#db, paths)).execute();
  }

  /** Some of those that were imported with a folder and are not gone. @param root the folder */
  inFolder(root: string, most: number): Promise<KnownDocument[]> {
    return this.#select().where('root', '=', root).where('removed_at', 'is', null).limit(most).execute();
  }

  /** All that are not gone, some at a time. */
  async *held(): AsyncGenerator<KnownDocument[]> {
    for (let after = 0; ;) {
      const documents = await this.#select()
        .where('pk', '>', after)
        .where('removed_at', 'is', null)
        .limit(AT_ONCE)
        .execute();
      const last = documents.at(-1);
      if (!last) return;
      after = last.pk;
      yield documents;
    }
  }

  /** How many documents of a source are not gone. */
  async countHeld(source: string): Promise<number> {
    const { count } = await this.#db
      .selectFrom('document')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('source', '=', source)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow();
    return count;
  }

  #select() {
    const query = this.#db.selectFrom('document').select(COLUMNS).orderBy('pk');
    return this.#source === undefined ? query : query.where('source', '=', this.#source);
  }
}
