import { sql, type Kysely } from 'kysely';
import type { StaffActor } from '../../readers/actor.ts';
import type { Database } from '../../platform/database/schema.ts';
import { QUEUES, type Queue } from '../desk.ts';
import { DONE, inQueue, OPEN } from './queue-filter.ts';

/** How much lies in each queue: one walk over what is open, and a count of the rest by its index. */
export async function countQueues(
  db: Kysely<Database>,
  actor: StaffActor,
  today: string,
): Promise<Record<Queue, number>> {
  const open = QUEUES.filter((queue) => queue !== 'done');
  const counted = await db
    .selectFrom('access_case as c')
    .select((e) =>
      open.map((queue) =>
        e.fn
          .sum<number | null>(
            e
              .case()
              .when(inQueue(e, queue, actor, today))
              .then(1)
              .else(0)
              .end(),
          )
          .as(queue),
      ),
    )
    .where('c.state', 'in', OPEN)
    .executeTakeFirstOrThrow();
  const { done } = await db
    .selectFrom('access_case as c')
    .select(sql<number>`count(*)`.as('done'))
    .where('c.state', 'in', DONE)
    .executeTakeFirstOrThrow();
  const counts = Object.fromEntries(open.map((queue) => [queue, counted[queue] ?? 0]));
  return { ...counts, done } as Record<Queue, number>;
}
