import type { Change } from '../change.ts';

/** The case ends without a decision: nothing of what was being worked out stays open. */
export async function dropItems(change: Change): Promise<void> {
  for (const item of change.items) {
    if (item.state !== 'withdrawn') await change.moveItem(item, 'drop', 'withdrawn');
  }
}
