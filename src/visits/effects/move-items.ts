import type { Change } from '../change.ts';
import { writeItem } from '../delivery/write-item.ts';
import type { VisitItemRow } from '../storage/visit-rows.ts';

/** Items of another visit of the same reader are this one's from now on, as they are. */
export async function moveItems(change: Change, items: readonly VisitItemRow[]): Promise<void> {
  let position = change.items.at(-1)?.position ?? 0;
  for (const item of items) {
    const patch = { visit_pk: change.row.pk, position: ++position };
    await writeItem(change, item, { action: 'carry', to: item.state }, patch, {});
  }
}
