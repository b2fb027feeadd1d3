import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** Everything that ever happened to a unit, the oldest first. */
export async function eventsOfUnit(db: Kysely<Database>, unitId: string) {
  return db
    .selectFrom('visit_event')
    .innerJoin('visit_item', 'visit_item.pk', 'visit_event.item_pk')
    .innerJoin('visit', 'visit.pk', 'visit_event.visit_pk')
    .innerJoin('account', 'account.pk', 'visit.account_pk')
    .leftJoin('account as actor', 'actor.pk', 'visit_event.actor_pk')
    .select([
      'visit_event.item_pk as itemPk',
      'visit_event.action',
      'visit_event.at',
      'actor.name as by',
      'visit.id as visitId',
      'visit.number as visitNumber',
      'account.id as readerId',
      'account.name as reader',
    ])
    .where('visit_item.unit_id', '=', unitId)
    .orderBy('visit_event.pk')
    .execute();
}

/** Every hand-over of it, the latest first. */
export async function usesOfUnit(db: Kysely<Database>, unitId: string) {
  return db
    .selectFrom('delivery')
    .innerJoin('visit', 'visit.pk', 'delivery.visit_pk')
    .innerJoin('account', 'account.pk', 'delivery.account_pk')
    .innerJoin('account as issuer', 'issuer.pk', 'delivery.issued_by')
    .leftJoin('account as taker', 'taker.pk', 'delivery.returned_by')
    .select([
      'delivery.id as deliveryId',
      'visit.id as visitId',
      'visit.number as visitNumber',
      'account.name as reader',
      'delivery.issued_at as issuedAt',
      'issuer.name as issuedBy',
      'delivery.sheets_out as sheetsOut',
      'delivery.condition_out as conditionOut',
      'delivery.note_out as noteOut',
      'delivery.returned_at as returnedAt',
      'taker.name as returnedBy',
      'delivery.sheets_back as sheetsBack',
      'delivery.condition_back as conditionBack',
      'delivery.note_back as noteBack',
      'delivery.pages',
      'delivery.drawings',
    ])
    .where('delivery.unit_id', '=', unitId)
    .orderBy('delivery.pk', 'desc')
    .execute();
}
