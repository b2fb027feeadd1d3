import { DatabaseSync } from 'node:sqlite';

/** Raised when the tables change in a way that older files do not have; such a file is built anew. */
const FORMAT = 6;

/** Searchable columns, in the order of the table, with their weight in ranking. For `written` see written-words.ts. */
const COLUMN_WEIGHTS = { title: 8, reference: 6, creators: 3, places: 3, subjects: 3, prose: 1, written: 0 } as const;
export type Column = keyof typeof COLUMN_WEIGHTS;

/**
 * `doc` holds what filters, sorts and counts; its texts are only in `words`, which keeps no copy of them.
 * `facet_set` is one combination of facet values (their numbers, a blank between): thousands of files of one series share it.
 * `page` holds the pages of documents under numbers that are never given twice; their texts are only in `page_words`,
 * for phrases, and in `page_list`, for which pages hold a word (see page-lists.ts). `page_gap` names the stretches of
 * that in which pages were dropped.
 * `branch` says where the ancestors of records hang; `change` which records each write touched.
 */
const TABLES = `
  create virtual table words using fts5(${Object.keys(COLUMN_WEIGHTS).join(', ')},
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2');
  insert into words(words, rank) values ('rank', 'bm25(${Object.values(COLUMN_WEIGHTS).join(', ')})');
  insert into words(words, rank) values ('hashsize', 16000000);
  create table doc (
    pk integer primary key, parent integer not null, facet_set integer not null,
    year_from integer, year_to integer, title_length integer not null, reference_order text not null
  );
  create index doc_reference on doc (reference_order = '', reference_order, pk);
  create virtual table page_words using fts5(text, content = '', contentless_delete = 1, tokenize = 'ascii');
  insert into page_words(page_words, rank) values ('hashsize', 16000000);
  create table page (
    id integer primary key autoincrement, record integer not null, document text not null, number integer not null,
    quality integer not null, hash blob not null
  );
  create index page_record on page (record);
  create table page_list (stretch integer, word text, pages blob not null, primary key (stretch, word)) without rowid;
  create table page_gap (stretch integer primary key);
  create table branch (pk integer primary key, parent integer not null);
  create table facet_value (id integer primary key, facet text not null, value text not null, words text not null,
    unique (facet, value));
  create table facet_set (id integer primary key, value_ids text not null unique);
  create table change (seq integer primary key, pks blob not null);
  create table state (name text primary key, value integer not null);
  insert into state values ('retired', 0), ('dropped', 0), ('pages dropped', 0);
  pragma user_version = ${FORMAT};
`;

/** Lays the tables of an index into a file that does not exist yet. */
export function createIndexFile(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = off');
    database.exec(`begin; ${TABLES} commit`);
  } finally {
    database.close();
  }
}

export function openForWriting(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 15_000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -32000');
  // What is dropped must not stay readable in free pages.
  database.exec('pragma secure_delete = on');
  return database;
}

export function openForReading(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  database.exec('pragma cache_size = -16000; pragma mmap_size = 2000000000; pragma temp_store = memory');
  database.exec("create virtual table temp.vocabulary using fts5vocab(main, words, 'row')");
  return database;
}

/** Without a search thread, which would read the whole index into memory for it. */
export function countDocuments(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    return Number(database.prepare('select count(*) as n from doc').get()?.['n']);
  } finally {
    database.close();
  }
}

/** Whether this is an index that this program can read and add to. */
export function isUsableIndex(path: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    const version = database.prepare('pragma user_version').get()?.['user_version'];
    if (version !== FORMAT) return false;
    database.prepare('select rowid from words limit 1').get();
    database.prepare('select pk from doc limit 1').get();
    database.prepare('select rowid from page_words limit 1').get();
    database.prepare('select id from page limit 1').get();
    return true;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

/** Whether SQLite says that the file itself is at fault, and not what was asked of it. */
export function saysDamaged(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  const primary = Number(error.errcode) & 0xff;
  return primary === SQLITE_CORRUPT || primary === SQLITE_NOTADB;
}

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;
