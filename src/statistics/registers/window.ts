import { sql, type SelectQueryBuilder } from 'kysely';

/** Which entries, in the order of the register: from a place on, or after one that was read. */
export type Window = { limit: number } & ({ offset: number } | { after: Place | null });

/** Where an entry stands: by when it happened, then by when it was written. */
export interface Place {
  at: string;
  pk: number;
}

/** Takes part of a register in order. @param order the columns that `Place` names, both of them not null */
export function inWindow<DB, Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  order: { at: string; pk: string },
  window: Window,
): SelectQueryBuilder<DB, Tables, Row> {
  const [at, pk] = [sql.ref<string>(order.at), sql.ref<number>(order.pk)];
  const sorted = query.orderBy(at).orderBy(pk).limit(window.limit);
  if ('offset' in window) return sorted.offset(window.offset);
  const { after } = window;
  return after ? sorted.where(sql<boolean>`(${at}, ${pk}) > (${after.at}, ${after.pk})`) : sorted;
}
