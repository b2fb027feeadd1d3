import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { ReadCalendar } from '../clock/calendar.ts';
import type { CalendarDay, WorkingCalendar } from '../clock/working-calendar.ts';

/** The policy's calendar with the days over it that staff have entered. */
export function createReadCalendar(policy: WorkingCalendar): ReadCalendar {
  return async (db) => {
    const entered = await enteredDaysOf(db);
    return { hours: policy.hours, days: new Map([...policy.days, ...entered.map((day) => [day.day, day] as const)]) };
  };
}

/** In order. */
export async function enteredDaysOf(db: Kysely<Database>): Promise<(CalendarDay & { changedAt: string })[]> {
  return db
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'label', 'changed_at as changedAt'])
    .orderBy('day')
    .execute();
}

export async function writeEnteredDay(
  trx: Transaction<Database>,
  { day, kind, label }: CalendarDay,
  byPk: number,
  at: string,
): Promise<void> {
  const entry = { kind, label, changed_by: byPk, changed_at: at };
  await trx
    .insertInto('calendar_day')
    .values({ day, ...entry })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(entry))
    .execute();
}

/** @returns false where nobody had entered that day */
export async function removeEnteredDay(trx: Transaction<Database>, day: string): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('calendar_day').where('day', '=', day).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
