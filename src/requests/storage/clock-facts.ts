import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { receiptDay, type ClockQuestion } from '../clock/due-day.ts';
import type { WorkingCalendar } from '../clock/working-calendar.ts';
import { TIME_LIMITS, type RequestRules, type TimeLimitKind } from '../policy.ts';
import type { CaseRow } from './case-rows.ts';

type Timed = Pick<CaseRow, 'pk' | 'clock_from' | 'time_limit'>;

export function timeLimitOf(row: Pick<CaseRow, 'time_limit'>): TimeLimitKind {
  return TIME_LIMITS.find((kind) => kind === row.time_limit) ?? 'conditional';
}

/**
 * What the due day of a case is worked out from; undefined for a draft. A pause ends on the day whose post the answer
 * is by the calendar as it is now, not as it was when the answer came.
 */
export async function clockFacts(
  db: Kysely<Database>,
  row: Timed,
  rules: RequestRules,
  calendar: WorkingCalendar,
): Promise<ClockQuestion | undefined> {
  if (row.clock_from === null) return undefined;
  const received = new Date(row.clock_from);
  const pauses = await db
    .selectFrom('clock_pause')
    .select(['from_day as from', 'until_day', 'answered_at'])
    .where('case_pk', '=', row.pk)
    .where('from_day', '>=', dayInVietnam(received))
    .orderBy('pk')
    .execute();
  const extensions = await extensionsOf(db, row);
  return {
    received,
    workingDays: rules.timeLimits[timeLimitOf(row)].workingDays,
    pauses: pauses.map(({ from, until_day, answered_at }) => ({
      from,
      until: answered_at === null ? until_day : receiptDay(new Date(answered_at), calendar),
    })),
    extensions: extensions.map(({ workingDays }) => workingDays),
    calendar,
  };
}

/** Those of the time that runs now. */
export async function extensionsOf(
  db: Kysely<Database>,
  row: Pick<CaseRow, 'pk' | 'clock_from'>,
): Promise<{ workingDays: number; reason: string; at: string }[]> {
  return db
    .selectFrom('clock_extension')
    .select(['working_days as workingDays', 'reason', 'at'])
    .where('case_pk', '=', row.pk)
    .where('at', '>=', row.clock_from ?? '')
    .orderBy('pk')
    .execute();
}
