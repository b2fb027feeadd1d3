import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { VisitWaitTable } from '../../platform/database/tables/visits.ts';
import type { Session } from '../opening.ts';

export type WaitRow = Selectable<VisitWaitTable>;

/** Who waits for a seat in a session, the longest first. */
export async function waitingFor(db: Kysely<Database>, session: Session): Promise<WaitRow[]> {
  return db
    .selectFrom('visit_wait')
    .selectAll()
    .where('day', '=', session.day)
    .where('half', '=', session.half)
    .where('room', '=', session.room)
    .where('seat_class', '=', session.seatClass)
    .where('ended_at', 'is', null)
    .orderBy('pk')
    .execute();
}

/** @param visitPk the visit that was held for them; null where there was none */
export async function endWait(
  trx: Transaction<Database>,
  pk: number,
  at: string,
  visitPk: number | null = null,
): Promise<void> {
  await trx.updateTable('visit_wait').set({ ended_at: at, offered_visit_pk: visitPk }).where('pk', '=', pk).execute();
}

/** What a reader waits for, in order. */
export async function waitsOf(db: Kysely<Database>, accountPk: number): Promise<WaitRow[]> {
  return db
    .selectFrom('visit_wait')
    .selectAll()
    .where('account_pk', '=', accountPk)
    .where('ended_at', 'is', null)
    .orderBy('day')
    .orderBy('half', 'desc')
    .orderBy('pk')
    .execute();
}

/** Who waits for anything on a day, the longest first. */
export async function waitsOn(db: Kysely<Database>, day: string) {
  return db
    .selectFrom('visit_wait')
    .innerJoin('account', 'account.pk', 'visit_wait.account_pk')
    .select(['visit_wait.id', 'room', 'half', 'seat_class', 'visit_wait.created_at as since'])
    .select(['account.id as reader', 'account.name'])
    .where('day', '=', day)
    .where('ended_at', 'is', null)
    .orderBy('visit_wait.pk')
    .execute();
}
