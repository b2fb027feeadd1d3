import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { ClockQuestion } from '../clock/due-day.ts';
import { TIME_LIMITS, type RequestRules, type TimeLimitKind } from '../policy.ts';
import type { CaseRow } from './case-rows.ts';

type Timed = Pick<CaseRow, 'pk' | 'clock_from' | 'time_limit'>;

export function timeLimitOf(row: Pick<CaseRow, 'time_limit'>): TimeLimitKind {
  return TIME_LIMITS.find((kind) => kind === row.time_limit) ?? 'conditional';
}

/** What the due day of a case is worked out from, all but the calendar; undefined for a draft. */
export async function clockFacts(
  db: Kysely<Database>,
  row: Timed,
  rules: RequestRules,
): Promise<Omit<ClockQuestion, 'calendar'> | undefined> {
  if (row.clock_from === null) return undefined;
  const received = new Date(row.clock_from);
  const pauses = await db
    .selectFrom('clock_pause')
    .select(['from_day as from', 'until_day as until'])
    .where('case_pk', '=', row.pk)
    .where('from_day', '>=', dayInVietnam(received))
    .orderBy('pk')
    .execute();
  const extensions = await extensionsOf(db, row);
  return {
    received,
    workingDays: rules.timeLimits[timeLimitOf(row)].workingDays,
    pauses,
    extensions: extensions.map(({ workingDays }) => workingDays),
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
