import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { ReaderCardTable } from '../../platform/database/tables/visits.ts';
import type { ReaderCard } from '../reader-card.ts';

const COLUMNS = ['id', 'number', 'issued_on', 'valid_until', 'prints', 'ended_at'] as const;
export type CardRow = Pick<Selectable<ReaderCardTable>, (typeof COLUMNS)[number]>;

/** The one that was neither lost nor handed back; its time may be over. */
export async function cardOf(db: Kysely<Database>, accountPk: number): Promise<CardRow | undefined> {
  return db
    .selectFrom('reader_card')
    .select(COLUMNS)
    .where('account_pk', '=', accountPk)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

export async function cardByNumber(
  db: Kysely<Database>,
  number: string,
): Promise<{ card: CardRow; reader: { id: string; name: string } } | undefined> {
  const row = await db
    .selectFrom('reader_card')
    .innerJoin('account', 'account.pk', 'reader_card.account_pk')
    .select(['account.id as readerId', 'account.name', ...COLUMNS.map((column) => `reader_card.${column}` as const)])
    .where('reader_card.number', '=', number)
    .where('account.status', '!=', 'erased')
    .executeTakeFirst();
  return row && { card: row, reader: { id: row.readerId, name: row.name } };
}

/** Days on which the reader came, and those on which they are to come. */
export async function daysWithUs(db: Kysely<Database>, accountPk: number): Promise<number> {
  const { days } = await db
    .selectFrom('visit')
    .select((e) => e.fn.count<number>('day').distinct().as('days'))
    .where('account_pk', '=', accountPk)
    .where('state', 'in', ['confirmed', 'arrived', 'completed'])
    .executeTakeFirstOrThrow();
  return Number(days);
}

export function shownCard(row: CardRow, reader: { id: string; name: string }, today: string): ReaderCard {
  return {
    id: row.id,
    number: row.number,
    readerId: reader.id,
    reader: reader.name,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    isValid: row.ended_at === null && today <= row.valid_until,
    prints: row.prints,
    endedAt: row.ended_at,
  };
}
