import { PostgresDialect, type Dialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { storable } from './storable-text.ts';

const INT8 = 20;
const NUMERIC = 1700;

/** Kysely on PostgreSQL. Counts and sums come as numbers: nothing here is beyond 2^53. */
export function postgresDialect(connectionString: string): Dialect {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === INT8 || oid === NUMERIC
        ? Number
        : format
          ? pg.types.getTypeParser(oid, format)
          : pg.types.getTypeParser(oid),
  };
  const pool = new pg.Pool({ connectionString, max: 8, types, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool: withStorableParameters(pool) });
}

/** The part of a pool's face that Kysely asks for. Kysely knows a connection again by its client: one for each. */
function withStorableParameters(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const presented = known.get(client) ?? present(client);
      known.set(client, presented);
      return presented;
    },
  };
}

function present(client: pg.PoolClient): PostgresPoolClient {
  // Kysely would hand over a cursor alone; it is given none to read by (`stream` says so itself).
  const query: unknown = (sql: string, parameters: readonly unknown[]) =>
    client.query(
      sql,
      parameters.map((each) => storable(each)),
    );
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}
