import { dueDay } from '../clock/due-day.ts';
import { isLate } from '../clock/is-late.ts';
import type { CaseClock } from '../own-case.ts';
import type { RequestRules } from '../policy.ts';
import type { Room } from '../room.ts';
import type { CaseRow } from '../storage/case-rows.ts';
import { clockFacts, extensionsOf, timeLimitOf } from '../storage/clock-facts.ts';
import { isRunning } from './own-lines.ts';

/** The clock of a case with the sum behind its due day; null for a draft. */
export async function caseClock(
  { db, calendar }: Room,
  row: CaseRow,
  rules: RequestRules,
  today: string,
): Promise<CaseClock | null> {
  const question = await clockFacts(db, row, rules, await calendar(db));
  if (!question) return null;
  const kind = timeLimitOf(row);
  const running = isRunning(row.state);
  return {
    dueOn: row.due_on,
    late: running && isLate(row.due_on, today),
    limit: { kind, ...rules.timeLimits[kind] },
    standing: running ? 'running' : row.state === 'awaiting-applicant' ? 'stopped' : 'ended',
    pauses: [...question.pauses],
    extensions: await extensionsOf(db, row),
    sum: dueDay(question),
  };
}
