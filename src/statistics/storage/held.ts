import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { PUBLIC_HOLDINGS, WHOLE_HOLDINGS, type HoldingsMeasure } from '../measures.ts';
import type { DayRange } from '../period.ts';
import type { HoldingsOn } from '../statistics.ts';

/** Null where nobody knows: it is not noted then. */
export type Held = Record<HoldingsMeasure, number | null>;

/** Notes what is held today: one day stands for each month, the last that was noted in it. */
export async function noteHeld(db: Kysely<Database>, today: string, held: Held): Promise<void> {
  const month = today.slice(0, 7);
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('holdings_on').where('day', '>=', `${month}-01`).where('day', '<=', `${month}-31`).execute();
    const rows = [...PUBLIC_HOLDINGS, ...WHOLE_HOLDINGS].flatMap((measure) => {
      const value = held[measure];
      return value === null ? [] : [{ day: today, measure, value }];
    });
    await trx.insertInto('holdings_on').values(rows).execute();
  });
}

/** What was noted of these measures on some days, in order. */
export async function heldIn(
  db: Kysely<Database>,
  { from, until }: DayRange,
  measures: readonly HoldingsMeasure[],
): Promise<HoldingsOn[]> {
  const rows = await db
    .selectFrom('holdings_on')
    .select(['day', 'measure', 'value'])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .where('measure', 'in', measures)
    .orderBy('day')
    .execute();
  const days = Map.groupBy(rows, ({ day }) => day);
  return [...days].map(([day, those]) => ({
    day,
    held: Object.fromEntries(those.map(({ measure, value }) => [measure, value])),
  }));
}
