import type { Change } from '../change.ts';

/** What stays between staff: proposals, their confirmation, who works on it. */
const INTERNAL: ReadonlySet<string> = new Set(['hand-over', 'propose', 'return', 'confirm', 'note']);

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
  { trx, row, actorPk, at }: Pick<Change, 'trx' | 'row' | 'actorPk' | 'at'>,
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
