import { sql, type SelectQueryBuilder } from 'kysely';

/** Which entries, in the order of the register: from a place on, or after one that was read. */
export type Window = { limit: number } & ({ offset: number } | { after: Place | null });

/** Where an entry stands: by when it happened, then by when it was written. */
export interface Place {
  at: string;
  pk: number;
}

/** The columns that a place names: neither is ever null. */
export interface Order {
  at: string;
  pk: string;
}

/**
 * The part of a register that is asked for. To be taken of the register's own table, before others are joined: what is
 * passed over is then passed over in its index.
 */
export function inWindow<DB, Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  order: Order,
  window: Window,
): SelectQueryBuilder<DB, Tables, Row> {
  const sorted = inOrder(query, order).limit(window.limit);
  if ('offset' in window) return sorted.offset(window.offset);
  const { after } = window;
  const [at, pk] = [sql.ref(order.at), sql.ref(order.pk)];
  return after ? sorted.where(sql<boolean>`(${at}, ${pk}) > (${after.at}, ${after.pk})`) : sorted;
}

export function inOrder<DB, Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  { at, pk }: Order,
): SelectQueryBuilder<DB, Tables, Row> {
  return query.orderBy(sql.ref(at)).orderBy(sql.ref(pk));
}
