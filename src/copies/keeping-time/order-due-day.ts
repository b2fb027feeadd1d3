import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { dueDay, receiptDay } from '../../requests/clock/due-day.ts';
import type { WorkingCalendar } from '../../requests/clock/working-calendar.ts';
import type { CopyRoom } from '../room.ts';
import type { OrderRow } from '../storage/order-rows.ts';

/**
 * The last day of an order's time. It is as many working days later as the archive's offer lay with the reader; an offer
 * that is settled on the day it was made held nobody up.
 * @param settledAt null while nothing is settled
 */
export async function orderDueDay(
  { requestPolicy }: Pick<CopyRoom, 'requestPolicy'>,
  db: Kysely<Database>,
  row: OrderRow,
  { settledAt, calendar }: { settledAt: Date | null; calendar: WorkingCalendar },
): Promise<string | null> {
  if (row.submitted_at === null || row.time_limit === null) return row.due_on;
  const received = new Date(row.submitted_at);
  const { workingDays } = requestPolicy.on(dayInVietnam(received)).timeLimits[row.time_limit];
  const offered = settledAt && (await offeredAt(db, row.pk));
  const pause = offered && { from: dayInVietnam(offered), until: receiptDay(settledAt, calendar) };
  const pauses = pause === null || pause.from === pause.until ? [] : [pause];
  return dueDay({ received, workingDays, pauses, extensions: [], calendar }).day ?? row.due_on;
}

async function offeredAt(db: Kysely<Database>, orderPk: number): Promise<Date | null> {
  const { offered } = await db
    .selectFrom('copy_event')
    .select((e) => e.fn.min<string | null>('at').as('offered'))
    .where('order_pk', '=', orderPk)
    .where('action', '=', 'quote')
    .executeTakeFirstOrThrow();
  return offered === null ? null : new Date(offered);
}
