import { dueDay, receiptDay, type DueDay } from '../clock/due-day.ts';
import type { Change } from '../change.ts';
import { clockFacts } from '../storage/clock-facts.ts';
import type { TimeLimitKind } from '../policy.ts';

/** The time begins (anew) with this change. @returns the sum that gives the due day */
export async function startClock(change: Change, kind: TimeLimitKind): Promise<DueDay> {
  const calendar = await change.room.calendar(change.trx);
  const { workingDays } = change.rules.timeLimits[kind];
  const sum = dueDay({ received: change.now, workingDays, pauses: [], extensions: [], calendar });
  Object.assign(change.patch, { clock_from: change.at, time_limit: kind, due_on: sum.day });
  return sum;
}

/** The reader owes an answer: nothing is due. */
export async function stopClock(change: Change): Promise<void> {
  await change.trx
    .insertInto('clock_pause')
    .values({ case_pk: change.row.pk, from_day: change.today, until_day: null, answered_at: null })
    .execute();
  change.patch.due_on = null;
}

/** The answer is here, or is waited for no longer. */
export async function resumeClock(change: Change): Promise<void> {
  const calendar = await change.room.calendar(change.trx);
  await change.trx
    .updateTable('clock_pause')
    .set({ until_day: receiptDay(change.now, calendar), answered_at: change.at })
    .where('case_pk', '=', change.row.pk)
    .where('until_day', 'is', null)
    .execute();
  change.patch.answer_by = null;
  await recomputeDue(change);
}

/** The answer came after the case had been closed for want of it: the clock has stood still until now. */
export async function resumeClockLate(change: Change): Promise<void> {
  const calendar = await change.room.calendar(change.trx);
  const last = await change.trx
    .selectFrom('clock_pause')
    .select('pk')
    .where('case_pk', '=', change.row.pk)
    .orderBy('pk', 'desc')
    .executeTakeFirstOrThrow();
  const until = { until_day: receiptDay(change.now, calendar), answered_at: change.at };
  await change.trx.updateTable('clock_pause').set(until).where('pk', '=', last.pk).execute();
  await recomputeDue(change);
}

/** The due day by the pauses, extensions and calendar that hold now, into the case. */
export async function recomputeDue(change: Change): Promise<string | null> {
  const calendar = await change.room.calendar(change.trx);
  const question = await clockFacts(change.trx, change.row, change.rules, calendar);
  change.patch.due_on = question ? dueDay(question).day : null;
  return change.patch.due_on;
}
