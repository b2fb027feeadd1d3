import type { Kysely } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { VisitHistoryEntry } from '../desk-visit.ts';

/** What happened to a visit and its items, in order. */
export async function historyOf(db: Kysely<Database>, visitPk: number): Promise<VisitHistoryEntry[]> {
  const rows = await db
    .selectFrom('visit_event')
    .leftJoin('account', 'account.pk', 'visit_event.actor_pk')
    .leftJoin('visit_item', 'visit_item.pk', 'visit_event.item_pk')
    .select([
      'visit_event.action',
      'visit_event.from_state',
      'visit_event.to_state',
      'visit_event.at',
      'visit_event.data',
      'account.name',
      'visit_item.id as itemId',
    ])
    .where('visit_event.visit_pk', '=', visitPk)
    .orderBy('visit_event.pk')
    .execute();
  return rows.map(({ action, from_state, to_state, at, data, name, itemId }) => ({
    action,
    itemId,
    from: from_state,
    to: to_state,
    by: name,
    at,
    data: JSON.parse(data) as Record<string, unknown>,
  }));
}

export async function namesByPk(db: Kysely<Database>, pks: readonly (number | null)[]): Promise<Map<number, string>> {
  const wanted = pks.filter((pk) => pk !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('account').select(['pk', 'name']).where('pk', 'in', numbers(db, wanted)).execute();
  return new Map(rows.map(({ pk, name }) => [pk, name]));
}
