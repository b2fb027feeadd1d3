import type { Change } from '../change.ts';
import { recordVisitEvent } from '../storage/record-visit-event.ts';
import type { VisitItemRow } from '../storage/visit-rows.ts';

/** Items of another visit of the same reader are this one's from now on, as they are. */
export async function moveItems(change: Change, items: readonly VisitItemRow[]): Promise<void> {
  const { trx, row, at, actorPk } = change;
  let position = change.items.at(-1)?.position ?? 0;
  for (const item of items) {
    const { numUpdatedRows } = await trx
      .updateTable('visit_item')
      .set({ visit_pk: row.pk, position: ++position, version: item.version + 1, changed_at: at })
      .where('pk', '=', item.pk)
      .where('version', '=', item.version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Error('an item was changed beside its visit');
    const event = { action: 'move', from: item.state, to: item.state, actorPk, at };
    await recordVisitEvent(trx, { visitPk: row.pk, itemPk: item.pk, ...event });
  }
}
