import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** Where somebody who joins the line for a unit now will stand; 1 is the first. */
export async function queuePosition(db: Kysely<Database>, unitId: string): Promise<number> {
  return (await waitingFor(db, unitId)).length + 1;
}

/** Items that were told that somebody else has their unit, in the order in which they were. */
export async function waitingFor(db: Kysely<Database>, unitId: string) {
  return db
    .selectFrom('visit_item')
    .innerJoin('visit', 'visit.pk', 'visit_item.visit_pk')
    .innerJoin('account', 'account.pk', 'visit.account_pk')
    .select(['visit_item.id as itemId', 'visit.id as visitId', 'visit.day', 'account.name as reader'])
    .where('visit_item.unit_id', '=', unitId)
    .where('visit_item.state', '=', 'in-use')
    .orderBy('visit_item.changed_at')
    .orderBy('visit_item.pk')
    .execute();
}
