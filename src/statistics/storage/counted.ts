import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { DayRange } from '../period.ts';

export interface CountedRow {
  measure: string;
  purpose: string;
  is_foreign: number;
  value: number;
}

/** The figures of some days, summed. */
export function countedIn(db: Kysely<Database>, { from, until }: DayRange): Promise<CountedRow[]> {
  return db
    .selectFrom('use_count')
    .select((e) => ['measure', 'purpose', 'is_foreign', e.fn.sum<number>('value').as('value')])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .groupBy(['measure', 'purpose', 'is_foreign'])
    .execute();
}

/** By month, `YYYY-MM`, in order; months without any figure are missing. */
export function countedByMonth(
  db: Kysely<Database>,
  { from, until }: DayRange,
): Promise<{ month: string; measure: string; value: number }[]> {
  return db
    .selectFrom('use_count')
    .select((e) => [
      e.fn<string>('substr', ['day', e.lit(1), e.lit(7)]).as('month'),
      'measure',
      e.fn.sum<number>('value').as('value'),
    ])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .groupBy((e) => [e.fn('substr', ['day', e.lit(1), e.lit(7)]), 'measure'])
    .orderBy('month')
    .execute();
}

/** Years that have figures, latest first. */
export async function countedYears(db: Kysely<Database>): Promise<number[]> {
  const { first, last } = await db
    .selectFrom('use_count')
    .select((e) => [e.fn.min<string | null>('day').as('first'), e.fn.max<string | null>('day').as('last')])
    .executeTakeFirstOrThrow();
  if (first === null || last === null) return [];
  const [from, until] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: until - from + 1 }, (_, at) => until - at);
}
