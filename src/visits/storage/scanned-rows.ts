import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

export type FoundVisit = NonNullable<Awaited<ReturnType<typeof visitBy>>>;

/** A visit that was asked for at all: seats that are only held are nobody's business at the counter. */
export async function visitBy(db: Kysely<Database>, by: { id: string } | { number: string }) {
  const found = foundVisits(db).where('visit.number', 'is not', null);
  const row = await (
    'id' in by ? found.where('visit.id', '=', by.id) : found.where('visit.number', '=', by.number)
  ).executeTakeFirst();
  return row && shaped(row);
}

/** A reader's visits of a day, and whichever they have not left yet. */
export async function visitsNow(db: Kysely<Database>, accountPk: number, today: string): Promise<FoundVisit[]> {
  const rows = await foundVisits(db)
    .where('visit.account_pk', '=', accountPk)
    .where((e) =>
      e.or([e('visit.state', '=', 'arrived'), e.and([e('visit.state', '=', 'confirmed'), e('visit.day', '=', today)])]),
    )
    .orderBy('visit.day')
    .orderBy('visit.half', 'desc')
    .execute();
  return rows.map(shaped);
}

function foundVisits(db: Kysely<Database>) {
  return db
    .selectFrom('visit')
    .innerJoin('account', 'account.pk', 'visit.account_pk')
    .select([
      'visit.pk',
      'visit.id',
      'visit.number',
      'visit.day',
      'visit.half',
      'visit.room',
      'visit.state',
      'account.id as readerId',
      'account.name as reader',
    ]);
}

function shaped({
  number,
  readerId,
  reader,
  ...visit
}: Awaited<ReturnType<ReturnType<typeof foundVisits>['executeTakeFirstOrThrow']>>) {
  return { ...visit, number: number ?? '', reader: { id: readerId, name: reader } };
}

export async function cardBy(db: Kysely<Database>, by: { id: string } | { number: string }) {
  const cards = db
    .selectFrom('reader_card')
    .innerJoin('account', 'account.pk', 'reader_card.account_pk')
    .select([
      'reader_card.number',
      'reader_card.account_pk',
      'reader_card.valid_until as validUntil',
      'reader_card.ended_at',
      'account.id as readerId',
      'account.name as reader',
    ]);
  return (
    'id' in by ? cards.where('reader_card.id', '=', by.id) : cards.where('reader_card.number', '=', by.number)
  ).executeTakeFirst();
}
