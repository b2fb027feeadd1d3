import type { DatabaseSync } from 'node:sqlite';

/** Pages of the word lists rewritten in one transaction: a fraction of a second, so that nobody waits for long. */
const PAGES_AT_ONCE = 1000;

/** What is to be done still: 0 nothing, 1 to begin, 2 the word lists are being rewritten. */
type Stage = 0 | 1 | 2;

/**
 * Takes the traces of dropped documents out of an index file. FTS5 only marks what is deleted: its words stay
 * in the lists until these are merged (fts5.html, contentless-delete tables), and facet values stay since
 * their numbers are known elsewhere. A record that became secret must not be readable in the file for years.
 */
export class ForgetDropped {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Does a part of it. @returns whether there is more to do now */
  step(): boolean {
    const stage = this.#stage();
    if (stage === 0) return false;
    if (stage === 1) {
      this.#inTransaction(() => this.#begin());
      return true;
    }
    if (!this.#inTransaction(() => this.#merge(PAGES_AT_ONCE))) return true;
    this.#inTransaction(() => this.#setStage(0));
    // Where a reader is in the way, the next time does it.
    if (!this.#truncateLog()) this.#inTransaction(() => this.#setStage(2));
    return false;
  }

  #stage(): Stage {
    const value = this.#database.prepare("select value from state where name = 'dropped'").get()?.['value'];
    return value === 1 || value === 2 ? value : 0;
  }

  #setStage(stage: Stage): void {
    this.#database.prepare("update state set value = ? where name = 'dropped'").run(stage);
  }

  /** A negative number begins the merge of all lists into one. */
  #begin(): void {
    this.#blankUnusedValues();
    this.#setStage(2);
    this.#merge(-PAGES_AT_ONCE);
  }

  /** @returns whether nothing was left to merge: SQLite counts fewer than two changes then */
  #merge(pages: number): boolean {
    const merging = this.#database.prepare("insert into words(words, rank) values ('merge', ?)");
    const before = this.#totalChanges();
    merging.run(pages);
    return this.#totalChanges() - before < 2;
  }

  #totalChanges(): number {
    return Number(this.#database.prepare('select total_changes() as n').get()?.['n']);
  }

  /** Their rows stay: a number that was given must not come to mean something else. */
  #blankUnusedValues(): void {
    const used = new Set<string>();
    const sets = this.#database.prepare(
      'select value_ids from facet_set where id in (select distinct facet_set from doc)',
    );
    for (const row of sets.iterate()) for (const id of String(row['value_ids']).split(' ')) used.add(id);
    const blank = this.#database.prepare("update facet_value set value = 'unused:' || id, words = '' where id = ?");
    for (const { id } of this.#database.prepare('select id from facet_value').all()) {
      if (!used.has(String(id))) blank.run(id!);
    }
  }

  /** The write-ahead log holds older versions of pages. @returns false while a reader still needs it */
  #truncateLog(): boolean {
    return this.#database.prepare('pragma wal_checkpoint(truncate)').get()?.['busy'] === 0;
  }

  #inTransaction<T>(work: () => T): T {
    this.#database.exec('begin immediate');
    try {
      const result = work();
      this.#database.exec('commit');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback');
      throw error;
    }
  }
}
