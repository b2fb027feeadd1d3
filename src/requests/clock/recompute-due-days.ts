import type { Kysely, Transaction } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import type { Room } from '../room.ts';
import type { CaseState } from '../states.ts';
import { lockCase, readerOf, type CaseRow } from '../storage/case-rows.ts';
import { clockFacts } from '../storage/clock-facts.ts';
import { recordEvent } from '../storage/record-event.ts';
import { dueDay } from './due-day.ts';
import type { WorkingCalendar } from './working-calendar.ts';

type Parts = Pick<Room, 'db' | 'now' | 'policy' | 'calendar'>;

/**
 * Cases whose clock runs. Where the reader owes an answer nothing is due, even if the time was over before the question:
 * the answer starts the clock again, by the calendar of its day.
 */
const RUNNING: readonly CaseState[] = ['submitted', 'in-review', 'consulting', 'under-appeal'];
const AT_ONCE = 200;

/**
 * Works out the last day of every case that runs by the calendar as it is now, and writes those that differ: the day, an
 * event, a letter to the reader and an audit entry, a transaction for each case. Done twice it changes nothing; stopped
 * half-way it goes on where it was the next time.
 * @returns how many cases have another day now
 */
export async function recomputeDueDays(parts: Parts, signal?: AbortSignal): Promise<number> {
  const { db } = parts;
  let changed = 0;
  for (let after = 0; !signal?.aborted;) {
    const calendar = await parts.calendar(db);
    const rows = await db
      .selectFrom('access_case')
      .selectAll()
      .where('state', 'in', RUNNING)
      .where('clock_from', 'is not', null)
      .where('pk', '>', after)
      .orderBy('pk')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      // Looking takes no lock: nearly always nothing has changed.
      if ((await dueOn(parts, db, row, calendar)) === row.due_on) continue;
      if (await db.transaction().execute((trx) => settle(parts, trx, row.id))) changed += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) break;
    after = last.pk;
  }
  return changed;
}

async function dueOn(
  { policy }: Parts,
  db: Kysely<Database>,
  row: CaseRow,
  calendar: WorkingCalendar,
): Promise<string | null> {
  if (row.policy_from === null) return row.due_on;
  const question = await clockFacts(db, row, policy.named(row.policy_from), calendar);
  return question ? dueDay(question).day : row.due_on;
}

/** @returns false where somebody else has seen to it meanwhile */
async function settle(parts: Parts, trx: Transaction<Database>, id: string): Promise<boolean> {
  const row = await lockCase(trx, id);
  if (!row || !RUNNING.includes(row.state)) return false;
  const due = await dueOn(parts, trx, row, await parts.calendar(trx));
  if (due === row.due_on) return false;
  const at = parts.now().toISOString();
  const version = row.version + 1;
  await trx.updateTable('access_case').set({ due_on: due, version, changed_at: at }).where('pk', '=', row.pk).execute();
  const data = { from: row.due_on, to: due };
  await recordEvent({ trx, row, actorPk: null, at }, { action: 'recompute', from: row.state, to: row.state, data });
  const reader = await readerOf(trx, row.account_pk);
  if (reader.email !== null && due !== null) {
    await enqueueMail(trx, at, {
      dedupeKey: `case:${row.pk}:case-due-changed:${version}`,
      accountPk: reader.pk,
      recipient: reader.email,
      language: row.language,
      template: 'case-due-changed',
      data: { caseId: row.id, number: row.number ?? '', dueOn: due },
    });
  }
  await recordAudit(trx, at, { actor: 'system', action: 'case.recompute', subject: `case:${row.id}`, data });
  return true;
}
