import type { Change } from '../change.ts';
import { recordVisitEvent } from '../storage/record-visit-event.ts';
import type { VisitItemRow } from '../storage/visit-rows.ts';
import { VISIT_ITEM_RULES } from '../transitions.ts';

/**
 * What the visit wanted is wanted no more. What is in the reader's hands, or was, stays as it is; so does what is kept
 * for the reader's next day. A unit that was fetched stays out until it is put back.
 */
export async function dropItems(change: Change): Promise<void> {
  for (const item of change.items) {
    if (isDroppable(item) && item.keep_until === null) await dropItem(change, item);
  }
}

export function isDroppable({ state }: VisitItemRow): boolean {
  return VISIT_ITEM_RULES.some(({ from, action }) => from === state && action === 'drop');
}

/** @throws where the table does not allow it: whoever calls has asked before */
export async function dropItem(change: Change, item: VisitItemRow): Promise<void> {
  const { trx, row, at, actorPk, parts } = change;
  const rule = VISIT_ITEM_RULES.find(
    ({ from, action, by }) => from === item.state && action === 'drop' && by.some((part) => parts.has(part)),
  );
  if (!rule) throw new Error(`an item that is ${item.state} cannot be dropped`);
  const { numUpdatedRows } = await trx
    .updateTable('visit_item')
    .set({ state: rule.to, version: item.version + 1, changed_at: at })
    .where('pk', '=', item.pk)
    .where('version', '=', item.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error('an item was changed beside its visit');
  const event = { action: 'drop', from: item.state, to: rule.to, actorPk, at };
  await recordVisitEvent(trx, { visitPk: row.pk, itemPk: item.pk, ...event });
}
