import type { Kysely } from 'kysely';
import type { StaffActor } from '../../readers/actor.ts';
import type { Database } from '../../platform/database/schema.ts';
import { QUEUES, type Queue } from '../desk.ts';
import type { CaseState } from '../states.ts';
import { inQueue, OPEN, RUNNING } from './queue-filter.ts';

/** How much lies in each queue: two walks along the index of queues, and one along those of proposals and of words. */
export async function countQueues(
  db: Kysely<Database>,
  actor: StaffActor,
  today: string,
): Promise<Record<Queue, number>> {
  const counts = Object.fromEntries(QUEUES.map((queue) => [queue, 0])) as Record<Queue, number>;
  const heaps = await openHeaps(db, actor, today);
  for (const { state, due, mine, count } of heaps) {
    for (const queue of queuesOf(state, due, mine === 1)) counts[queue] += count;
  }
  counts.done = await countWhere(db, actor, 'done', today);
  counts.written = await countWhere(db, actor, 'written', today);
  counts['to-approve'] = await countWhere(db, actor, 'to-approve', today);
  return counts;
}

/** What is open, heaped by all that tells one queue from another. */
function openHeaps(db: Kysely<Database>, actor: StaffActor, today: string) {
  return db
    .selectFrom('access_case as c')
    .select((e) => [
      'c.state',
      e.case().when('c.due_on', '<', today).then(2).when('c.due_on', '=', today).then(1).else(0).end().as('due'),
      e.case().when('c.assignee_pk', '=', actor.pk).then(1).else(0).end().as('mine'),
      e.fn.countAll<number>().as('count'),
    ])
    .where('c.state', 'in', OPEN)
    .groupBy(['c.state', 'due', 'mine'])
    .execute();
}

function queuesOf(state: CaseState, due: number, isMine: boolean): Queue[] {
  const runs = RUNNING.includes(state);
  return [
    'open',
    ...(isMine ? (['mine'] as const) : []),
    ...(runs && due === 2 ? (['overdue'] as const) : []),
    ...(runs && due === 1 ? (['due-today'] as const) : []),
    ...(state === 'submitted' ? (['new'] as const) : []),
    ...(state === 'awaiting-applicant' ? (['waiting'] as const) : []),
    ...(state === 'consulting' ? (['consulting'] as const) : []),
    ...(state === 'under-appeal' ? (['appeals'] as const) : []),
  ];
}

async function countWhere(db: Kysely<Database>, actor: StaffActor, queue: Queue, today: string): Promise<number> {
  const { count } = await db
    .selectFrom('access_case as c')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where((e) => inQueue(e, queue, actor, today))
    .executeTakeFirstOrThrow();
  return count;
}
