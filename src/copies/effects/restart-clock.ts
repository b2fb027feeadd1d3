import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { dueDay, receiptDay } from '../../requests/clock/due-day.ts';
import type { OrderChange } from '../change.ts';

/**
 * The archive's time stood still while its offer lay with the reader: the order is due as many working days later. An
 * offer that is settled on the day it was made held nobody up.
 */
export async function restartClock({ room, trx, row, patch, now }: OrderChange): Promise<void> {
  if (row.submitted_at === null || row.time_limit === null) return;
  const received = new Date(row.submitted_at);
  const { workingDays } = room.requestPolicy.on(dayInVietnam(received)).timeLimits[row.time_limit];
  const calendar = await room.calendar(trx);
  const { offered } = await trx
    .selectFrom('copy_event')
    .select((e) => e.fn.min<string | null>('at').as('offered'))
    .where('order_pk', '=', row.pk)
    .where('action', '=', 'quote')
    .executeTakeFirstOrThrow();
  const pause = offered === null ? null : { from: dayInVietnam(new Date(offered)), until: receiptDay(now, calendar) };
  const pauses = pause === null || pause.from === pause.until ? [] : [pause];
  const { day } = dueDay({ received, workingDays, pauses, extensions: [], calendar });
  patch.due_on = day ?? row.due_on;
}
