import { sql, type Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { useOfOrder } from '../../copies/counting.ts';
import { useOfDelivery, useOfVisit, type Use } from '../../visits/counting.ts';
import { changesIn, mended, type ChangesOf } from './entry-corrections.ts';

/*
 * What happened, counted again from visits, deliveries and orders. Entries that nobody ever corrected are summed by
 * the database; the others, which are few, are read and counted as they read now.
 */

/** Everything that counts, as uses: many acts of one day together, or one act. */
export async function recount(db: Kysely<Database>): Promise<Use[]> {
  const visits = await changesIn(db, 'visits');
  const deliveries = await changesIn(db, 'deliveries');
  const copies = await changesIn(db, 'copies');
  return [
    ...(await plainVisits(db, visits)),
    ...(await mendedVisits(db, visits)),
    ...(await plainDeliveries(db, visits, deliveries)),
    ...(await mendedDeliveries(db, visits, deliveries)),
    ...(await orders(db, copies)),
  ];
}

const isForeign = sql<number>`case when visit.nationality <> 'VN' then 1 else 0 end`;

async function plainVisits(db: Kysely<Database>, changes: ChangesOf): Promise<Use[]> {
  const rows = await db
    .selectFrom('visit')
    .select((e) => ['day', 'purpose', isForeign.as('foreign'), e.fn.sum<number>('party_size').as('visits')])
    .where('arrived_at', 'is not', null)
    .where('id', 'not in', texts(db, [...changes.keys()]))
    .groupBy(['day', 'purpose', isForeign])
    .execute();
  return rows.map(({ day, purpose, foreign, visits }) => ({
    day,
    purpose: purpose ?? '',
    isForeign: foreign === 1,
    amounts: { visits },
  }));
}

async function mendedVisits(db: Kysely<Database>, changes: ChangesOf): Promise<Use[]> {
  const rows = await db
    .selectFrom('visit')
    .select(['id', 'day', 'purpose', 'nationality', 'party_size'])
    .where('arrived_at', 'is not', null)
    .where('id', 'in', texts(db, [...changes.keys()]))
    .execute();
  const entries = rows.map((row) => mended(changes, row));
  return entries.filter((entry) => !entry.void).map(useOfVisit);
}

async function plainDeliveries(db: Kysely<Database>, visits: ChangesOf, deliveries: ChangesOf): Promise<Use[]> {
  const rows = await handedOver(db)
    .select((e) => [
      'delivery.issued_on as day',
      'visit.purpose',
      isForeign.as('foreign'),
      e.fn.countAll<number>().as('files'),
      e.fn.sum<number>(sql<number>`case when delivery.record_id <> delivery.unit_id then 1 else 0 end`).as('documents'),
      e.fn.sum<number>('delivery.pages').as('pages'),
      e.fn.sum<number>('delivery.drawings').as('drawings'),
    ])
    .where('visit.id', 'not in', texts(db, [...visits.keys()]))
    .where('delivery.id', 'not in', texts(db, [...deliveries.keys()]))
    .groupBy(['delivery.issued_on', 'visit.purpose', isForeign])
    .execute();
  return rows.map(({ day, purpose, foreign, ...amounts }) => ({
    day,
    purpose: purpose ?? '',
    isForeign: foreign === 1,
    amounts,
  }));
}

async function mendedDeliveries(db: Kysely<Database>, visits: ChangesOf, deliveries: ChangesOf): Promise<Use[]> {
  const rows = await handedOver(db)
    .select([
      'delivery.id',
      'delivery.issued_on',
      'delivery.record_id',
      'delivery.unit_id',
      'delivery.pages',
      'delivery.drawings',
      'visit.id as visit_id',
      'visit.day',
      'visit.purpose',
      'visit.nationality',
      'visit.party_size',
    ])
    .where((e) =>
      e.or([
        e('visit.id', 'in', texts(db, [...visits.keys()])),
        e('delivery.id', 'in', texts(db, [...deliveries.keys()])),
      ]),
    )
    .execute();
  return rows.flatMap((row) => {
    const delivery = mended(deliveries, row);
    const visit = mended(visits, { ...row, id: row.visit_id });
    return delivery.void ? [] : [useOfDelivery(delivery, visit)];
  });
}

function handedOver(db: Kysely<Database>) {
  return db.selectFrom('delivery').innerJoin('visit', 'visit.pk', 'delivery.visit_pk');
}

async function orders(db: Kysely<Database>, changes: ChangesOf): Promise<Use[]> {
  const rows = await db
    .selectFrom('copy_order')
    .innerJoin('copy_order_line as line', 'line.order_pk', 'copy_order.pk')
    .select(['copy_order.delivered_on', 'copy_order.purpose'])
    .select(['line.id', 'line.pages', 'line.copies', 'line.authenticated'])
    .where('copy_order.delivered_on', 'is not', null)
    .execute();
  return rows.flatMap(({ delivered_on, purpose, ...row }) => {
    const line = mended(changes, row);
    return line.void || delivered_on === null ? [] : [useOfOrder({ delivered_on, purpose }, [line])];
  });
}
