import type { ExpressionBuilder, Expression, SqlBool } from 'kysely';
import type { StaffActor } from '../../readers/actor.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { Queue } from '../desk.ts';
import type { CaseState } from '../states.ts';

type Builder = ExpressionBuilder<Database & { c: Database['access_case'] }, 'c'>;

/** The archive owes an answer. */
export const RUNNING: readonly CaseState[] = ['submitted', 'in-review', 'consulting', 'under-appeal'];
export const OPEN: readonly CaseState[] = [...RUNNING, 'awaiting-applicant'];
const DONE: readonly CaseState[] = ['decided', 'closed'];

/** What a queue holds, for this member of the staff today. */
export function inQueue(e: Builder, queue: Queue, actor: StaffActor, today: string): Expression<SqlBool> {
  switch (queue) {
    case 'new':
      return e('c.state', '=', 'submitted');
    case 'mine':
      return e.and([e('c.assignee_pk', '=', actor.pk), e('c.state', 'in', OPEN)]);
    case 'due-today':
      return e.and([e('c.state', 'in', RUNNING), e('c.due_on', '=', today)]);
    case 'overdue':
      return e.and([e('c.state', 'in', RUNNING), e('c.due_on', '<', today)]);
    case 'written':
      return e('c.reader_wrote_at', 'is not', null);
    case 'waiting':
      return e('c.state', '=', 'awaiting-applicant');
    case 'consulting':
      return e('c.state', '=', 'consulting');
    case 'to-approve':
      return e.and([e('c.state', '=', 'in-review'), hasProposals(e, actor)]);
    case 'appeals':
      return e('c.state', '=', 'under-appeal');
    case 'open':
      return e('c.state', 'in', OPEN);
    case 'done':
      return e('c.state', 'in', DONE);
  }
}

/** An approver's queue holds what others proposed; for archivists it shows what waits for an approver. */
function hasProposals(e: Builder, actor: StaffActor): Expression<SqlBool> {
  const proposed = e.selectFrom('requested_item as i').select('i.case_pk').where('i.state', '=', 'proposed');
  return e('c.pk', 'in', actor.roles.has('approver') ? proposed.where('i.proposed_by', '!=', actor.pk) : proposed);
}
