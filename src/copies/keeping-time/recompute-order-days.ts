import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { CopyRoom } from '../room.ts';
import { RUNNING } from '../states.ts';
import { lockOrder, type OrderRow } from '../storage/order-rows.ts';
import { orderDueDay } from './order-due-day.ts';

/**
 * The last day of every order that runs, by the calendar as it is now. While the offer lies with the reader nothing is
 * due: settling it works the day out. Done twice it changes nothing.
 * @returns how many orders have another day now
 */
export async function recomputeOrderDays(room: CopyRoom, signal?: AbortSignal): Promise<number> {
  const { db } = room;
  const calendar = await room.calendar(db);
  const rows = await db.selectFrom('copy_order').selectAll().where('state', 'in', RUNNING).orderBy('pk').execute();
  let changed = 0;
  for (const row of rows) {
    if (signal?.aborted) break;
    // Looking takes no lock: nearly always nothing has changed.
    if ((await orderDueDay(room, db, row, { settledAt: settledAt(row), calendar })) === row.due_on) continue;
    if (await settle(room, row.id)) changed += 1;
  }
  return changed;
}

/** @returns false where somebody else has seen to it meanwhile */
function settle(room: CopyRoom, id: string): Promise<boolean> {
  return room.db.transaction().execute(async (trx) => {
    const row = await lockOrder(trx, id);
    if (!row || !RUNNING.includes(row.state)) return false;
    const due = await orderDueDay(room, trx, row, { settledAt: settledAt(row), calendar: await room.calendar(trx) });
    if (due === row.due_on) return false;
    const at = room.now().toISOString();
    const moved = { from: row.due_on, to: due };
    await trx
      .updateTable('copy_order')
      .set({ due_on: due, version: row.version + 1, changed_at: at })
      .where('pk', '=', row.pk)
      .execute();
    await trx
      .insertInto('copy_event')
      .values({
        order_pk: row.pk,
        action: 'recompute',
        from_state: row.state,
        to_state: row.state,
        actor_pk: null,
        at,
        data: JSON.stringify(moved),
      })
      .execute();
    await recordAudit(trx, at, { actor: 'system', action: 'copies.recompute', subject: `copies:${id}`, data: moved });
    return true;
  });
}

function settledAt({ settled_at }: OrderRow): Date | null {
  return settled_at === null ? null : new Date(settled_at);
}
