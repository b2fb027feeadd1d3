import type { OrderChange } from '../change.ts';
import { orderDueDay } from '../keeping-time/order-due-day.ts';

/** The archive's time stood still while its offer lay with the reader, and runs on. */
export async function restartClock({ room, trx, row, patch, now }: OrderChange): Promise<void> {
  patch.due_on = await orderDueDay(room, trx, row, { settledAt: now, calendar: await room.calendar(trx) });
}
