import { SYSTEM } from '../../readers/actor.ts';
import { createRests } from '../../platform/jobs/rests.ts';
import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import { done } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { dayAfter } from '../calendar-days.ts';
import { resumeClock } from '../effects/clock.ts';
import { dropItems } from '../effects/drop-items.ts';
import { mailReader } from '../effects/mail.ts';
import type { Room } from '../room.ts';
import { readerOf, type CaseRow } from '../storage/case-rows.ts';
import { remindOnce } from '../storage/reminders.ts';
import { transition } from '../transition.ts';
import { remindStaff } from './remind-staff.ts';

/**
 * Reminds readers who owe an answer and staff whose cases are due, and closes what was not answered in time. Each
 * reminder goes out once, whoever runs this, however often and at once.
 * @returns how many reminders went out and cases lapsed
 */
export async function remindAndLapse(room: Room, signal?: AbortSignal): Promise<{ reminded: number; lapsed: number }> {
  const { db, now } = room;
  const today = dayInVietnam(now());
  const waiting = await db
    .selectFrom('access_case')
    .selectAll()
    .where('state', '=', 'awaiting-applicant')
    .where('answer_by', 'is not', null)
    .orderBy('pk')
    .execute();
  let [reminded, lapsed] = [0, 0];
  const rest = createRests(signal);
  for (const row of waiting) {
    if (signal?.aborted) break;
    if (today > row.answer_by!) lapsed += (await lapse(room, row)) ? 1 : 0;
    else reminded += await remindReader(room, row, today);
    await rest();
  }
  reminded += await remindStaff(room, today, signal);
  return { reminded, lapsed };
}

/** A reader who answered meanwhile has moved the case on: then there is nothing to lapse. */
async function lapse(room: Room, { id }: CaseRow): Promise<boolean> {
  const lapsed = await transition(room, SYSTEM, { id, action: 'lapse' }, async (change) => {
    await change.effect('resume-clock', () => resumeClock(change));
    await change.effect('drop-items', () => dropItems(change));
    Object.assign(change.patch, { closed_at: change.at, closed_how: 'lapsed', due_on: null });
    await change.effect('mail-reader', () => mailReader(change, 'case-lapsed'));
    return done({});
  });
  return lapsed.ok;
}

/** The latest reminder that is due; one missed while nothing ran is not made up for by two letters at once. */
async function remindReader({ db, now, policy }: Room, row: CaseRow, today: string): Promise<number> {
  const { answer } = policy.named(row.policy_from ?? today);
  const asked = dayAfter(row.answer_by!, -answer.days);
  const dueOn = answer.remindAfterDays.map((days) => dayAfter(asked, days)).findLast((day) => day <= today);
  if (dueOn === undefined) return 0;
  const at = now().toISOString();
  return db.transaction().execute(async (trx) => {
    if (!(await remindOnce(trx, { casePk: row.pk, kind: 'answer', dueOn, at }))) return 0;
    const reader = await readerOf(trx, row.account_pk);
    if (reader.email === null) return 0;
    await enqueueMail(trx, at, {
      dedupeKey: `case:${row.pk}:answer-reminder:${dueOn}`,
      accountPk: reader.pk,
      recipient: reader.email,
      language: row.language,
      template: 'case-answer-reminder',
      data: { caseId: row.id, number: row.number ?? '', answerBy: row.answer_by! },
    });
    return 1;
  });
}
