import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { HOLDINGS_MEASURES, type HoldingsMeasure } from '../measures.ts';
import type { DayRange } from '../period.ts';
import type { HoldingsOn } from '../statistics.ts';

export type Held = Record<HoldingsMeasure, number>;

/** Notes what is held today: one day stands for each month, the last that was noted in it. */
export async function noteHeld(db: Kysely<Database>, today: string, held: Held): Promise<void> {
  const month = today.slice(0, 7);
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('holdings_on').where('day', '>=', `${month}-01`).where('day', '<=', `${month}-31`).execute();
    const rows = HOLDINGS_MEASURES.map((measure) => ({ day: today, measure, value: held[measure] }));
    await trx.insertInto('holdings_on').values(rows).execute();
  });
}

/** What was noted on some days, in order. */
export async function heldIn(db: Kysely<Database>, { from, until }: DayRange): Promise<HoldingsOn[]> {
  const rows = await db
    .selectFrom('holdings_on')
    .select(['day', 'measure', 'value'])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .orderBy('day')
    .execute();
  const days = Map.groupBy(rows, ({ day }) => day);
  return [...days].map(([day, those]) => ({
    day,
    held: Object.fromEntries(those.map(({ measure, value }) => [measure, value])),
  }));
}
