import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

export interface VisitEvent {
  visitPk: number;
  itemPk?: number;
  action: string;
  from: string | null;
  to: string | null;
  /** Null for the system. */
  actorPk: number | null;
  /** ISO 8601 UTC. */
  at: string;
  /** Ids and codes. */
  data?: Record<string, unknown>;
}

/** Writes down what happened, in the transaction in which it does. */
export async function recordVisitEvent(
  trx: Transaction<Database>,
  { visitPk, itemPk, action, from, to, actorPk, at, data = {} }: VisitEvent,
): Promise<void> {
  await trx
    .insertInto('visit_event')
    .values({
      visit_pk: visitPk,
      item_pk: itemPk ?? null,
      action,
      from_state: from,
      to_state: to,
      actor_pk: actorPk,
      at,
      data: JSON.stringify(data),
    })
    .execute();
}
