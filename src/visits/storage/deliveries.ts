import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { corrected } from '../delivery/corrections.ts';
import { correctionsOf } from './corrections-of.ts';
import type { DeliveryRow } from './item-rows.ts';

/** The day on which an item first went into its reader's hands. */
export async function firstIssuedOn(db: Kysely<Database>, itemPk: number): Promise<string | null> {
  const { day } = await db
    .selectFrom('delivery')
    .select((e) => e.fn.min<string | null>('issued_on').as('day'))
    .where('item_pk', '=', itemPk)
    .executeTakeFirstOrThrow();
  return day;
}

/** The one that has no return yet. */
export async function openDelivery(trx: Transaction<Database>, itemPk: number): Promise<DeliveryRow> {
  return trx
    .selectFrom('delivery')
    .selectAll()
    .where('item_pk', '=', itemPk)
    .where('returned_at', 'is', null)
    .executeTakeFirstOrThrow();
}

export async function findDelivery(db: Kysely<Database>, id: string): Promise<DeliveryRow | undefined> {
  return db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst();
}

/** As they read after their corrections. */
export async function deliveriesOfVisit(
  db: Kysely<Database>,
  visitPk: number,
): Promise<(DeliveryRow & { void: boolean })[]> {
  const rows = await db.selectFrom('delivery').selectAll().where('visit_pk', '=', visitPk).orderBy('pk').execute();
  const corrections = await correctionsOf(
    db,
    'deliveries',
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    corrected(
      row,
      corrections.filter(({ entryId }) => entryId === row.id).map(({ changes }) => changes),
    ),
  );
}
