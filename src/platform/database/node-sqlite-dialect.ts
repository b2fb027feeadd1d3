import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type SqliteDatabase,
  type SqliteDialectConfig,
} from 'kysely';
import { storableText } from './storable-text.ts';
import { createTurns } from './turns.ts';

const CACHED_STATEMENTS = 200;
/** Pages in the write-ahead log after which whoever commits carries them into the database file. */
export const CHECKPOINT_PAGES = 4_000;

/**
 * When what was committed is on the disk, so that power failing does not take it. `at-once`: a receipt never stands for
 * a request that is gone, and the audit log lacks nothing that was done; one flush for each transaction. `later`: at
 * the next flush of anybody, for what can be had again from its source. The file is whole in either case.
 */
export type Flush = 'at-once' | 'later';

const SYNCHRONOUS: Record<Flush, string> = { 'at-once': 'full', later: 'normal' };

/** Of the file; what lies beyond is read as it is wanted. SQLite maps no more. */
const MAPPED_BYTES = 2_000_000_000;

const PRAGMAS = `
  pragma journal_mode = wal;
  pragma temp_store = memory;
  pragma cache_size = -32768;
  pragma wal_autocheckpoint = ${CHECKPOINT_PAGES};
  pragma journal_size_limit = 67108864;
  pragma secure_delete = on;
`;

/** Kysely on Node's own SQLite, in one file, safe to open from several processes and threads. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #database: DatabaseSync;

  /** @throws the error of node:sqlite when the file cannot be opened or is no database */
  constructor(path: string, flush: Flush) {
    const database = new DatabaseSync(path, { timeout: 10_000, enableForeignKeyConstraints: true });
    database.exec(PRAGMAS);
    database.exec(`pragma synchronous = ${SYNCHRONOUS[flush]}`);
    // Who serves looks up records all over the file, and takes half the time where it is mapped into memory. An import
    // would seem to need as much memory as the file is large.
    if (flush === 'at-once') database.exec(`pragma mmap_size = ${MAPPED_BYTES}`);
    const config = { database: presentAsBetterSqlite(database) };
    super(config);
    this.#config = config;
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config, this.#database);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter();
  }
}

/**
 * A transaction takes the write lock at its start: one that begins by reading could otherwise fail half-way. Who asks
 * for the connection again and again lets others have a turn (turns.ts).
 */
class ImmediateDriver extends SqliteDriver {
  readonly #turn = createTurns();
  readonly #database: DatabaseSync;

  constructor(config: SqliteDialectConfig, database: DatabaseSync) {
    super(config);
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turn();
    return super.acquireConnection();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk takes a transaction back by itself: that is what must be told, not that there is none any more. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

/**
 * SQLite rolls back table definitions like anything else; Kysely's own adapter says it cannot. With this a
 * migration is applied wholly or not at all, and a second process waits for it.
 */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** The small part of better-sqlite3's face that Kysely asks for. */
function presentAsBetterSqlite(database: DatabaseSync): SqliteDatabase {
  const cache = new Map<string, { statement: StatementSync; columns: string[] }>();
  const prepared = (sql: string) => {
    const known = cache.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    const entry = { statement, columns: statement.columns().map(({ name }) => name) };
    if (cache.size >= CACHED_STATEMENTS) cache.delete(cache.keys().next().value!);
    cache.set(sql, entry);
    return entry;
  };
  return {
    close: () => {
      cache.clear();
      database.close();
    },
    prepare(sql) {
      const { statement, columns } = prepared(sql);
      return {
        reader: columns.length > 0,
        all: (parameters) => statement.all(...parameters.map(toSql)).map((values) => rowOf(columns, values)),
        run: (parameters) => {
          if (!Array.isArray(parameters[0])) return statement.run(...parameters.map(toSql));
          return runForEach(statement, parameters as unknown[][]);
        },
        iterate: (parameters) => database.prepare(sql).iterate(...parameters.map(toSql)),
      };
    },
  };
}

/**
 * node:sqlite's own objects are slow to make and slow to read: they have no shape in common. @param values those of a
 * statement that returns arrays
 */
function rowOf(columns: readonly string[], values: unknown): Record<string, SQLOutputValue> {
  const row: Record<string, SQLOutputValue> = {};
  for (let at = 0; at < columns.length; at++) row[columns[at]!] = (values as SQLOutputValue[])[at]!;
  return row;
}

/** Parameters that are rows themselves (see insertRows in bulk-insert.ts) run the statement once for each. */
function runForEach(
  statement: StatementSync,
  rows: unknown[][],
): { changes: number | bigint; lastInsertRowid: number | bigint } {
  let changes = 0n;
  let lastInsertRowid: number | bigint = 0;
  for (const row of rows) {
    const result = statement.run(...row.map(toSql));
    changes += BigInt(result.changes);
    lastInsertRowid = result.lastInsertRowid;
  }
  return { changes, lastInsertRowid };
}

function toSql(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a ${typeof value} cannot be stored`);
}
