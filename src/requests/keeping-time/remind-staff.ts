import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { createRests } from '../../platform/jobs/rests.ts';
import { RUNNING } from '../desk/queue-filter.ts';
import { deskOf, mailDesk } from '../effects/mail-desk.ts';
import type { Room } from '../room.ts';
import { lockCase, type CaseRow } from '../storage/case-rows.ts';
import { remindOnce } from '../storage/reminders.ts';

interface Owed {
  id: string;
  kind: 'due' | 'opinion';
  /** The day that came, or was the last. */
  day: string;
}

/**
 * On the day a case is due, or the first day after that anybody looks, its holder is told, or where nobody holds it
 * all who may; and so of an opinion that did not come by its day. Once for each of these days.
 */
export async function remindStaff({ db, now }: Room, today: string, signal?: AbortSignal): Promise<number> {
  const owed = [...(await casesDue({ db }, today)), ...(await opinionsOwed({ db }, today))];
  let reminded = 0;
  const rest = createRests(signal);
  for (const one of owed) {
    if (signal?.aborted) break;
    const at = now().toISOString();
    reminded += (await db.transaction().execute((trx) => remind(trx, one, at))) ? 1 : 0;
    await rest();
  }
  return reminded;
}

/** Where there is nobody to tell, the reminder waits for somebody. @returns whether it went out */
async function remind(trx: Transaction<Database>, { id, kind, day }: Owed, at: string): Promise<boolean> {
  const row = await lockCase(trx, id);
  if (!row || !isOwedStill(row, kind, day)) return false;
  const { isHeld, people } = await deskOf(trx, row);
  if (people.length === 0) return false;
  if (!(await remindOnce(trx, { casePk: row.pk, kind, dueOn: day, at }))) return false;
  const template = kind === 'opinion' ? 'desk-opinion-due' : isHeld ? 'desk-due' : 'desk-due-unheld';
  const data = { caseId: row.id, number: row.number ?? '', dueOn: day };
  await mailDesk(trx, at, people, { key: `case:${row.pk}:${template}:${day}`, template, data });
  return true;
}

function isOwedStill(row: CaseRow, kind: Owed['kind'], day: string): boolean {
  return kind === 'opinion' ? row.state === 'consulting' : RUNNING.includes(row.state) && row.due_on === day;
}

async function casesDue({ db }: Pick<Room, 'db'>, today: string): Promise<Owed[]> {
  const due = await db
    .selectFrom('access_case')
    .leftJoin('case_reminder', (join) =>
      join
        .onRef('case_reminder.case_pk', '=', 'access_case.pk')
        .onRef('case_reminder.due_on', '=', 'access_case.due_on')
        .on('case_reminder.kind', '=', 'due'),
    )
    .select(['access_case.id', 'access_case.due_on'])
    .where('access_case.state', 'in', RUNNING)
    .where('access_case.due_on', '<=', today)
    .where('case_reminder.case_pk', 'is', null)
    .execute();
  return due.flatMap(({ id, due_on }) => (due_on === null ? [] : [{ id, kind: 'due' as const, day: due_on }]));
}

async function opinionsOwed({ db }: Pick<Room, 'db'>, today: string): Promise<Owed[]> {
  const late = await db
    .selectFrom('consultation')
    .innerJoin('access_case', 'access_case.pk', 'consultation.case_pk')
    .leftJoin('case_reminder', (join) =>
      join
        .onRef('case_reminder.case_pk', '=', 'consultation.case_pk')
        .onRef('case_reminder.due_on', '=', 'consultation.answer_by')
        .on('case_reminder.kind', '=', 'opinion'),
    )
    .select(['access_case.id', 'consultation.answer_by'])
    .where('access_case.state', '=', 'consulting')
    .where('consultation.recorded_at', 'is', null)
    .where('consultation.answer_by', '<', today)
    .where('case_reminder.case_pk', 'is', null)
    .execute();
  return late.flatMap(({ id, answer_by }) =>
    answer_by === null ? [] : [{ id, kind: 'opinion' as const, day: answer_by }],
  );
}
