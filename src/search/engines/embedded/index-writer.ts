import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { IndexChanges, SearchDocument } from '../../engine.ts';
import { FacetSets } from './facet-sets.ts';
import { ForgetDropped } from './forget-dropped.ts';
import { openForWriting } from './index-file.ts';
import { indexText, indexTexts } from './index-text.ts';
import { PageWriter } from './page-writer.ts';
import { writtenText } from './written-words.ts';

/** Writes whose records a reader can catch up with one by one; one that is further behind reads all anew. */
const CHANGES_KEPT = 2000;
/** Longer sort keys differ nowhere before this, or nobody could tell. */
const LONGEST_SORT_KEY = 200;

/** Puts changes into one index file, each call in one transaction: wholly there, or not at all. */
export class IndexWriter {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #facetSets: FacetSets;
  readonly #pages: PageWriter;
  readonly #statements: ReturnType<typeof prepareAll>;

  constructor(path: string) {
    this.path = path;
    this.#database = openForWriting(path);
    this.#statements = prepareAll(this.#database);
    this.#facetSets = new FacetSets(this.#database);
    this.#pages = new PageWriter(this.#database);
  }

  /** @returns false when this file no longer serves: nothing was written, the changes belong in the new one */
  write(changes: IndexChanges): boolean {
    this.#database.exec('begin immediate');
    try {
      if (this.#isRetired()) {
        this.#database.exec('rollback');
        return false;
      }
      this.#facetSets.refresh();
      this.#apply(changes);
      this.#database.exec('commit');
      return true;
    } catch (error) {
      this.#facetSets.forget();
      this.#pages.forget();
      if (this.#database.isTransaction) this.#database.exec('rollback');
      throw error;
    }
  }

  count(): number {
    return Number(this.#statements.count.get()?.['n']);
  }

  /** One segment instead of many: what a whole index is worth before it serves. */
  optimise(): void {
    this.#database.exec("insert into words(words) values ('optimize')");
    this.#database.exec("insert into page_words(page_words) values ('optimize')");
    this.#database.exec('pragma wal_checkpoint(truncate); analyze');
  }

  /** Takes a part of what was dropped out of the file's bytes too. @returns whether there is more to do now */
  forget(): boolean {
    this.#facetSets.forget();
    return new ForgetDropped(this.#database).step();
  }

  /** From now on every writer is told to look for the new file. `meanwhile` puts that in place. */
  retire(meanwhile: () => void): void {
    this.#database.exec('begin immediate');
    try {
      this.#database.exec("update state set value = 1 where name = 'retired'");
      meanwhile();
      this.#database.exec('commit');
    } catch (error) {
      this.#database.exec('rollback');
      throw error;
    }
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #isRetired(): boolean {
    return this.#statements.retired.get()?.['value'] !== 0;
  }

  #apply({ upserts, removals }: IndexChanges): void {
    const highest = Number(this.#statements.newest.get()?.['pk'] ?? 0);
    const latest = new Map(upserts.map((document) => [document.pk, document]));
    const goneWords = [...removals, ...latest.keys()].filter((pk) => pk <= highest && this.#dropDoc(pk));
    const known = new Set(goneWords);
    for (const pk of removals) if (!latest.has(pk)) this.#pages.replace(pk, [], known.has(pk));
    for (const document of latest.values()) {
      this.#addDoc(document);
      this.#pages.replace(document.pk, document.passages, known.has(document.pk));
    }
    for (const [pk, parent] of ancestorsOf(latest.values())) this.#hang(pk, parent);
    this.#log([...removals, ...latest.keys()]);
    if (goneWords.length > 0) this.#statements.noteDropped.run('dropped');
    if (this.#pages.writeLists()) this.#statements.noteDropped.run('pages dropped');
    // Words come last: FTS5 holds them back in memory until the end, unless a savepoint of the others forces it.
    for (const pk of goneWords) this.#statements.removeWords.run(pk);
    for (const document of latest.values()) this.#addWords(document);
    this.#pages.writeWords();
  }

  #dropDoc(pk: number): boolean {
    return Number(this.#statements.removeDoc.run(pk).changes) > 0;
  }

  #addDoc(document: SearchDocument): void {
    this.#statements.addDoc.run(
      document.pk,
      document.path.at(-2) ?? 0,
      this.#facetSets.numberOf(document),
      document.yearFrom ?? document.yearTo,
      document.yearTo ?? document.yearFrom,
      wordCount(document.title),
      document.referenceOrder.slice(0, LONGEST_SORT_KEY).toWellFormed(),
    );
  }

  #addWords(document: SearchDocument): void {
    this.#statements.addWords.run(
      document.pk,
      indexText(document.title),
      indexText(document.reference),
      indexTexts(document.creators),
      indexTexts(document.places),
      indexTexts(document.subjects),
      indexTexts([...document.names, document.dates, document.text].filter(Boolean)),
      writtenText(document.title),
    );
  }

  #hang(pk: number, parent: number): void {
    const known = this.#statements.findBranch.get(pk)?.['parent'];
    if (known === undefined) this.#statements.addBranch.run(pk, parent);
    else if (known !== parent) this.#statements.moveBranch.run(parent, pk);
  }

  #log(pks: number[]): void {
    const bytes = new Uint8Array(Int32Array.from(pks).buffer);
    const seq = Number(this.#statements.log.run(bytes).lastInsertRowid);
    this.#statements.prune.run(seq - CHANGES_KEPT);
  }
}

/** Where the ancestors of documents hang, each once; 0 above the topmost. */
function ancestorsOf(documents: Iterable<SearchDocument>): Map<number, number> {
  const parents = new Map<number, number>();
  for (const { path } of documents) {
    for (let depth = 0; depth < path.length - 1; depth++) parents.set(path[depth]!, depth ? path[depth - 1]! : 0);
  }
  return parents;
}

function wordCount(title: string): number {
  let count = 1;
  for (let at = title.indexOf(' '); at !== -1 && count < 255; at = title.indexOf(' ', at + 1)) count++;
  return count;
}

function prepareAll(database: DatabaseSync): Record<StatementName, StatementSync> {
  const prepared = Object.entries(STATEMENTS).map(([name, sql]) => [name, database.prepare(sql)]);
  return Object.fromEntries(prepared) as Record<StatementName, StatementSync>;
}

const STATEMENTS = {
  retired: "select value from state where name = 'retired'",
  count: 'select count(*) as n from doc',
  newest: 'select max(pk) as pk from doc',
  addWords:
    'insert into words (rowid, title, reference, creators, places, subjects, prose, written) values (?, ?, ?, ?, ?, ?, ?, ?)',
  noteDropped: 'update state set value = 1 where name = ?',
  removeWords: 'delete from words where rowid = ?',
  addDoc:
    'insert into doc (pk, parent, facet_set, year_from, year_to, title_length, reference_order) values (?, ?, ?, ?, ?, ?, ?)',
  removeDoc: 'delete from doc where pk = ?',
  findBranch: 'select parent from branch where pk = ?',
  addBranch: 'insert into branch (pk, parent) values (?, ?)',
  moveBranch: 'update branch set parent = ? where pk = ?',
  log: 'insert into change (pks) values (?)',
  prune: 'delete from change where seq < ?',
} as const;
type StatementName = keyof typeof STATEMENTS;
