import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Columns } from './columns.ts';
import { numbersOf } from './number-rows.ts';
import { bytesOf, EMPTY, pkSet } from './pk-set.ts';
import type { PkSet } from './pk-set.ts';
import { recordsWith } from './records-with.ts';
import { sideBySide } from './side-by-side.ts';
import { WordLists } from './word-lists.ts';
import { UnknownLayout } from './word-segments.ts';

/** Bytes of sets kept for words asked for before. */
const KEPT_BYTES = 48_000_000;

/** Which records an FTS5 expression matches, remembered until somebody writes. */
export class PostingsCache {
  readonly #matching: StatementSync;
  /** Absent where FTS5 keeps them in a way that is not known here. */
  #lists: WordLists | undefined;
  readonly #kept = new Map<string, PkSet>();
  #bytes = 0;
  #columns: Columns;
  #all: PkSet | undefined;

  constructor(database: DatabaseSync, columns: Columns) {
    this.#columns = columns;
    // One value for all rows: node:sqlite spends ten times as long on as many rows.
    this.#matching = database.prepare('select group_concat(rowid) as pks from words where words match ?');
    this.#lists = unlessUnknown(() => new WordLists(database));
  }

  renew(columns: Columns): void {
    this.#columns = columns;
    this.#kept.clear();
    this.#bytes = 0;
    this.#all = undefined;
  }

  /** Every record. */
  all(): PkSet {
    this.#all ??= pkSet(present(this.#columns), this.#columns.capacity);
    return this.#all;
  }

  of(expression: string): PkSet {
    return this.#remembered(expression, () => {
      const [, title, word, beginning] = ONE_WORD.exec(expression) ?? [];
      if (word === undefined) return this.#ask(expression);
      const read = (lists: WordLists) => recordsWith(lists, word, beginning !== undefined, this.#columns.capacity);
      const found = this.#read(read);
      if (!found) return this.#ask(expression);
      // Both are read at once, and mostly both are wanted.
      if (title) this.#keep(expression.slice(title.length), found.anywhere);
      else this.#keep(`${IN_TITLE}${expression}`, found.inTitle);
      return title ? found.inTitle : found.anywhere;
    });
  }

  /**
   * The records in whose title these words stand side by side.
   * @param among records that have all of them in their title, and maybe others
   */
  sideBySide(words: readonly string[], lastIsBeginning: boolean, among: PkSet): PkSet {
    const expression = `${IN_TITLE}"${words.join(' ')}"${lastIsBeginning ? ' *' : ''}`;
    return this.#remembered(expression, () => {
      const { capacity } = this.#columns;
      const read = (lists: WordLists) => sideBySide(lists, words, lastIsBeginning, among, capacity);
      return this.#read(read) ?? this.#ask(expression);
    });
  }

  #remembered(expression: string, find: () => PkSet): PkSet {
    const known = this.#kept.get(expression);
    if (known) {
      this.#kept.delete(expression);
      this.#kept.set(expression, known);
      return known;
    }
    const found = find();
    this.#keep(expression, found);
    return found;
  }

  #read<T>(find: (lists: WordLists) => T): T | undefined {
    const lists = this.#lists;
    const found = lists && unlessUnknown(() => find(lists));
    if (!found) this.#lists = undefined;
    return found;
  }

  #ask(expression: string): PkSet {
    const pks = this.#matching.get(expression)?.['pks'];
    return typeof pks === 'string' ? pkSet(numbersOf(pks), this.#columns.capacity) : EMPTY;
  }

  #keep(expression: string, set: PkSet): void {
    if (this.#kept.has(expression)) return;
    this.#kept.set(expression, set);
    this.#bytes += bytesOf(set) + expression.length * 2;
    for (const [oldest, dropped] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES) return;
      this.#kept.delete(oldest);
      this.#bytes -= bytesOf(dropped) + oldest.length * 2;
    }
  }
}

/** See clauses.ts. */
const IN_TITLE = '{title} : ';
/** What most expressions are: a word, or what words begin with, anywhere or in titles. */
const ONE_WORD = /^(\{title\} : )?"([^ "]+)"( \*)?$/;

function unlessUnknown<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownLayout) return undefined;
    throw error;
  }
}

function present({ facetSet, count, capacity }: Columns): Int32Array {
  const pks = new Int32Array(count);
  let found = 0;
  for (let pk = 0; pk < capacity; pk++) if (facetSet[pk] !== 0) pks[found++] = pk;
  return pks;
}
