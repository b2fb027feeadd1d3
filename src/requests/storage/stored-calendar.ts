import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { ReadCalendar } from '../clock/calendar.ts';
import type { CalendarDay, WorkingCalendar } from '../clock/working-calendar.ts';

/** The policy's calendar with the days over it that staff have entered. */
export function createReadCalendar(policy: WorkingCalendar): ReadCalendar {
  return async (db) => {
    const entered = await enteredDays(db);
    return { hours: policy.hours, days: new Map([...policy.days, ...entered.map((day) => [day.day, day] as const)]) };
  };
}

export async function enteredDays(db: Kysely<Database>): Promise<CalendarDay[]> {
  return db.selectFrom('calendar_day').select(['day', 'kind', 'label']).orderBy('day').execute();
}
