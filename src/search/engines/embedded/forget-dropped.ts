import type { DatabaseSync } from 'node:sqlite';
import { STRETCH, withoutPages } from './page-lists.ts';

/** Pages of the word lists rewritten in one transaction: a fraction of a second, so that nobody waits for long. */
const PAGES_AT_ONCE = 1000;

/** What is to be done still: 0 nothing, 1 to begin, 2 the word lists are being rewritten. */
type Stage = 0 | 1 | 2;

/** What may hold traces, by the name of its state, and the FTS5 table whose words it means. */
const TRACES = { dropped: 'words', 'pages dropped': 'page_words' } as const;
type Trace = keyof typeof TRACES;

/**
 * Takes the traces of dropped documents out of an index file. FTS5 only marks what is deleted: its words stay
 * in the lists until these are merged (fts5.html, contentless-delete tables), facet values stay since their
 * numbers are known elsewhere, and lists of pages stay since nobody knows in which of them a page is. A record
 * that became secret must not be readable in the file for years.
 */
export class ForgetDropped {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Does a part of it. @returns whether there is more to do now */
  step(): boolean {
    const trace = this.#waiting();
    if (!trace) return false;
    if (this.#stage(trace) === 1) {
      this.#inTransaction(() => this.#begin(trace));
      return true;
    }
    if (!this.#inTransaction(() => this.#goOn(trace))) return true;
    this.#inTransaction(() => this.#setStage(trace, 0));
    if (this.#truncateLog()) return this.#waiting() !== undefined;
    // Where a reader is in the way, the next time does it.
    this.#inTransaction(() => this.#setStage(trace, 2));
    return false;
  }

  #waiting(): Trace | undefined {
    return (Object.keys(TRACES) as Trace[]).find((trace) => this.#stage(trace) !== 0);
  }

  #stage(trace: Trace): Stage {
    const value = this.#database.prepare('select value from state where name = ?').get(trace)?.['value'];
    return value === 1 || value === 2 ? value : 0;
  }

  #setStage(trace: Trace, stage: Stage): void {
    this.#database.prepare('update state set value = ? where name = ?').run(stage, trace);
  }

  /** A negative number begins the merge of all lists into one. */
  #begin(trace: Trace): void {
    if (trace === 'dropped') this.#blankUnusedValues();
    this.#setStage(trace, 2);
    this.#merge(trace, -PAGES_AT_ONCE);
  }

  /** @returns whether nothing is left to do */
  #goOn(trace: Trace): boolean {
    if (trace === 'pages dropped' && this.#closeGap()) return false;
    return this.#merge(trace, PAGES_AT_ONCE);
  }

  /** @returns whether nothing was left to merge: SQLite counts fewer than two changes then */
  #merge(trace: Trace, pages: number): boolean {
    const table = TRACES[trace];
    const merging = this.#database.prepare(`insert into ${table}(${table}, rank) values ('merge', ?)`);
    const before = this.#totalChanges();
    merging.run(pages);
    return this.#totalChanges() - before < 2;
  }

  #totalChanges(): number {
    return Number(this.#database.prepare('select total_changes() as n').get()?.['n']);
  }

  /** Takes the dropped pages of one stretch out of all lists. @returns whether there was one */
  #closeGap(): boolean {
    const stretch = this.#database.prepare('select stretch from page_gap limit 1').get()?.['stretch'];
    if (stretch === undefined || stretch === null) return false;
    const present = this.#presentIn(Number(stretch));
    const change = this.#database.prepare('update page_list set pages = ? where stretch = ? and word = ?');
    const remove = this.#database.prepare('delete from page_list where stretch = ? and word = ?');
    const lists = this.#database.prepare('select word, pages from page_list where stretch = ?');
    for (const { word, pages } of lists.all(stretch)) {
      if (!(pages instanceof Uint8Array) || word === undefined) continue;
      const left = withoutPages(pages, present);
      if (!left) remove.run(stretch, word);
      else if (left !== pages) change.run(left, stretch, word);
    }
    this.#database.prepare('delete from page_gap where stretch = ?').run(stretch);
    return true;
  }

  /** A bit for every page that the stretch still has. */
  #presentIn(stretch: number): Uint8Array {
    const present = new Uint8Array(STRETCH / 8);
    const pages = this.#database.prepare('select id from page where id >= ? and id < ?');
    for (const { id } of pages.iterate(stretch * STRETCH, (stretch + 1) * STRETCH)) {
      const offset = Number(id) % STRETCH;
      present[offset >>> 3]! |= 1 << (offset & 7);
    }
    return present;
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
