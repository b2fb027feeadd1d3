import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { CaseRow } from './case-rows.ts';

/** What stays between staff: proposals, their confirmation, who works on it. */
const INTERNAL: ReadonlySet<string> = new Set(['hand-over', 'propose', 'return', 'confirm', 'note']);

interface Happening {
  trx: Transaction<Database>;
  row: Pick<CaseRow, 'pk'>;
  actorPk: number | null;
  /** ISO 8601 UTC. */
  at: string;
}

interface CaseEvent {
  action: string;
  from: string | null;
  to: string | null;
  itemPk?: number;
  /** Nothing that the reader may not see, unless the action is internal. */
  data: Record<string, unknown>;
}

/** Writes down what happened, in the transaction in which it does. */
export async function recordEvent(
  { trx, row, actorPk, at }: Happening,
  { action, from, to, itemPk, data }: CaseEvent,
): Promise<void> {
  await trx
    .insertInto('case_event')
    .values({
      case_pk: row.pk,
      item_pk: itemPk ?? null,
      action,
      from_state: from,
      to_state: to,
      actor_pk: actorPk,
      at,
      data: JSON.stringify(data),
      is_internal: INTERNAL.has(action) ? 1 : 0,
    })
    .execute();
}
