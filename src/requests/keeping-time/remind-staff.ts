import { createRests } from '../../platform/jobs/rests.ts';
import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import type { Room } from '../room.ts';
import type { CaseState } from '../states.ts';
import { remindOnce } from '../storage/reminders.ts';

const RUNNING: readonly CaseState[] = ['in-review', 'consulting', 'under-appeal'];

/** On the day a case is due, or the first day after that anybody looks, its assignee is told: once for each due day. */
export async function remindStaff({ db, now }: Room, today: string, signal?: AbortSignal): Promise<number> {
  const due = await db
    .selectFrom('access_case')
    .innerJoin('account', 'account.pk', 'access_case.assignee_pk')
    .leftJoin('case_reminder', (join) =>
      join
        .onRef('case_reminder.case_pk', '=', 'access_case.pk')
        .onRef('case_reminder.due_on', '=', 'access_case.due_on')
        .on('case_reminder.kind', '=', 'due'),
    )
    .select([
      'access_case.pk',
      'access_case.id',
      'access_case.number',
      'access_case.due_on',
      'account.pk as account_pk',
      'account.email',
      'account.language',
    ])
    .where('access_case.state', 'in', RUNNING)
    .where('access_case.due_on', '<=', today)
    .where('account.status', '=', 'active')
    .where('case_reminder.case_pk', 'is', null)
    .execute();
  let reminded = 0;
  const rest = createRests(signal);
  for (const { pk, id, number, due_on, account_pk, email, language } of due) {
    if (signal?.aborted) break;
    if (due_on === null || email === null) continue;
    const at = now().toISOString();
    reminded += await db.transaction().execute(async (trx) => {
      if (!(await remindOnce(trx, { casePk: pk, kind: 'due', dueOn: due_on, at }))) return 0;
      await enqueueMail(trx, at, {
        dedupeKey: `case:${pk}:desk-due:${due_on}`,
        accountPk: account_pk,
        recipient: email,
        language,
        template: 'desk-due',
        data: { caseId: id, number: number ?? '', dueOn: due_on },
      });
      return 1;
    });
    await rest();
  }
  return reminded;
}
