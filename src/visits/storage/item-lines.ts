import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** Everything that a line about an item shows, but what its record is. */
export type ItemLineRow = Awaited<ReturnType<ReturnType<typeof itemLines>['execute']>>[number];

type Joined = 'visit_item' | 'visit' | 'account';
type Narrowed = (query: SelectQueryBuilder<Database, Joined, object>) => SelectQueryBuilder<Database, Joined, object>;

/** @param narrow which items: without any, all that ever were */
export function linesOf(db: Kysely<Database>, narrow: Narrowed): Promise<ItemLineRow[]> {
  return itemLines(db, narrow).execute();
}

function itemLines(db: Kysely<Database>, narrow: Narrowed) {
  const items = db
    .selectFrom('visit_item')
    .innerJoin('visit', 'visit.pk', 'visit_item.visit_pk')
    .innerJoin('account', 'account.pk', 'visit.account_pk');
  return narrow(items)
    .leftJoin('delivery', (join) =>
      join.onRef('delivery.item_pk', '=', 'visit_item.pk').on('delivery.returned_at', 'is', null),
    )
    .leftJoin('account as issuer', 'issuer.pk', 'delivery.issued_by')
    .select([
      'visit_item.pk',
      'visit_item.id',
      'visit_item.version',
      'visit_item.state',
      'visit_item.record_id',
      'visit_item.unit_id',
      'visit_item.grant_id',
      'visit_item.stack_order',
      'visit_item.slip_number',
      'visit_item.slip_prints',
      'visit_item.out_of_stack',
      'visit_item.keep_until',
      'visit_item.trouble',
      'visit_item.reason',
      'visit_item.position',
      'visit_item.changed_at',
      'visit.id as visit_id',
      'visit.number as visit_number',
      'visit.day',
      'visit.half',
      'visit.room',
      'visit.state as visit_state',
      'visit.policy_from',
      'visit.account_pk',
      'account.id as reader_id',
      'account.name as reader_name',
      'account.status as reader_status',
      'delivery.id as delivery_id',
      'delivery.issued_at',
      'delivery.sheets_out',
      'delivery.pages',
      'delivery.drawings',
      'delivery.condition_out',
      'delivery.note_out',
      'issuer.name as issued_by',
    ]);
}
