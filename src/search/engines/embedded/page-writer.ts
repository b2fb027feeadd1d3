import { createHash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SearchDocument } from '../../engine.ts';
import { indexText } from './index-text.ts';
import { LONGEST_WORD, STRETCH, withPages } from './page-lists.ts';

type Passage = SearchDocument['passages'][number];

/** Pages that are like those of before keep their number and are not written again: only what a machine has read since comes in. */
export class PageWriter {
  readonly #statements: ReturnType<typeof prepareAll>;
  /** Of this write: pages by stretch and word, pages to be given to FTS5, pages to be taken from it. */
  #lists = new Map<number, Map<string, number[]>>();
  #fresh: { id: number; text: string }[] = [];
  #gone: number[] = [];

  constructor(database: DatabaseSync) {
    this.#statements = prepareAll(database);
  }

  /**
   * Puts these pages in the place of those that the record has.
   * @param isKnown the record may have some
   */
  replace(record: number, passages: readonly Passage[], isKnown: boolean): void {
    const known = isKnown ? this.#pagesOf(record) : new Map<string, number>();
    for (const passage of passages) {
      const hash = hashOf(passage);
      const key = keyOf(passage, hash);
      if (!known.delete(key)) this.#add(record, passage, hash);
    }
    for (const id of known.values()) this.#drop(id);
  }

  /** Everything but what goes to FTS5. @returns whether pages were dropped */
  writeLists(): boolean {
    for (const [stretch, words] of this.#lists) {
      for (const [word, offsets] of words) this.#extend(stretch, word, offsets);
    }
    this.#lists = new Map();
    for (const stretch of new Set(this.#gone.map((id) => Math.floor(id / STRETCH)))) {
      if (!this.#statements.findGap.get(stretch)) this.#statements.addGap.run(stretch);
    }
    return this.#gone.length > 0;
  }

  /** After all else: FTS5 holds words back in memory until the end, unless other statements force it. */
  writeWords(): void {
    for (const id of this.#gone) this.#statements.removeWords.run(id);
    for (const { id, text } of this.#fresh) this.#statements.addWords.run(id, text);
    this.forget();
  }

  /** Forgets a write that was given up. */
  forget(): void {
    this.#lists = new Map();
    this.#fresh = [];
    this.#gone = [];
  }

  #pagesOf(record: number): Map<string, number> {
    const pages = new Map<string, number>();
    for (const { id, document, number, hash } of this.#statements.pagesOf.all(record)) {
      // The table is written here alone.
      const place = { document: String(document), page: Number(number) };
      pages.set(keyOf(place, hash as Uint8Array), Number(id));
    }
    return pages;
  }

  #add(record: number, { document, page, quality, text: written }: Passage, hash: Uint8Array): void {
    const { lastInsertRowid } = this.#statements.addPage.run(record, document.toWellFormed(), page, quality, hash);
    const id = Number(lastInsertRowid);
    const text = indexText(written);
    this.#fresh.push({ id, text });
    const stretch = Math.floor(id / STRETCH);
    const lists = this.#lists.get(stretch) ?? new Map<string, number[]>();
    this.#lists.set(stretch, lists);
    for (const word of wordsOf(text)) {
      const list = lists.get(word);
      if (list) list.push(id % STRETCH);
      else lists.set(word, [id % STRETCH]);
    }
  }

  #drop(id: number): void {
    this.#statements.removePage.run(id);
    this.#gone.push(id);
  }

  #extend(stretch: number, word: string, offsets: readonly number[]): void {
    const known = this.#statements.findList.get(stretch, word)?.['pages'];
    if (known instanceof Uint8Array) this.#statements.changeList.run(withPages(known, offsets), stretch, word);
    else this.#statements.addList.run(stretch, word, withPages(undefined, offsets));
  }
}

/** Each word once, as FTS5's `ascii` tokenizer cuts a text of the index. */
function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.matchAll(WORD)) words.add(word.slice(0, LONGEST_WORD));
  return words;
}

const WORD = /[a-z0-9\u0080-\uffff]+/g;

function hashOf({ text, quality }: Passage): Uint8Array {
  return createHash('sha256').update(text).update(`\n${quality}`).digest().subarray(0, 16);
}

function keyOf({ document, page }: Pick<Passage, 'document' | 'page'>, hash: Uint8Array): string {
  return `${document}/${page}/${Buffer.from(hash).toString('latin1')}`;
}

function prepareAll(database: DatabaseSync): Record<StatementName, StatementSync> {
  const prepared = Object.entries(STATEMENTS).map(([name, sql]) => [name, database.prepare(sql)]);
  return Object.fromEntries(prepared) as Record<StatementName, StatementSync>;
}

const STATEMENTS = {
  pagesOf: 'select id, document, number, hash from page where record = ?',
  addPage: 'insert into page (record, document, number, quality, hash) values (?, ?, ?, ?, ?)',
  removePage: 'delete from page where id = ?',
  findList: 'select pages from page_list where stretch = ? and word = ?',
  addList: 'insert into page_list (stretch, word, pages) values (?, ?, ?)',
  changeList: 'update page_list set pages = ? where stretch = ? and word = ?',
  findGap: 'select 1 from page_gap where stretch = ?',
  addGap: 'insert into page_gap (stretch) values (?)',
  addWords: 'insert into page_words (rowid, text) values (?, ?)',
  removeWords: 'delete from page_words where rowid = ?',
} as const;
type StatementName = keyof typeof STATEMENTS;
