import type { Change } from '../change.ts';

/** A closed case goes on: its items are to be decided again, from the proposals that were made. */
export async function openItems(change: Change): Promise<void> {
  for (const item of change.items) {
    await change.moveItem(item, 'reopen', 'pending', {
      confirmations: '[]',
      decision: null,
      decided_by: null,
      decided_at: null,
    });
  }
}
