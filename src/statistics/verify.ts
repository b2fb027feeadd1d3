import type { Kysely } from 'kysely';
import { isPostgres } from '../platform/database/dialects.ts';
import type { Database } from '../platform/database/schema.ts';
import type { Use, UseMeasure } from '../visits/counting.ts';
import { USE_MEASURES } from './measures.ts';
import type { Difference } from './statistics.ts';
import { recount } from './storage/recount.ts';

type Cell = Omit<Difference, 'counted' | 'happened'>;

/**
 * Counts again what happened and compares it with every figure. Both are read as of one moment, so that the portal may
 * run meanwhile.
 */
export async function verifyFigures(db: Kysely<Database>): Promise<{ figures: number; differences: Difference[] }> {
  const moment = db.transaction();
  return (isPostgres(db) ? moment.setIsolationLevel('repeatable read') : moment).execute(async (trx) => {
    const counted = await trx
      .selectFrom('use_count')
      .select(['day', 'measure', 'purpose', 'is_foreign', 'value'])
      .where('measure', 'in', USE_MEASURES)
      .execute();
    const told = new Map(
      counted.map(({ day, measure, purpose, is_foreign, value }) => {
        const cell: Cell = { day, measure: measure as UseMeasure, purpose, isForeign: is_foreign === 1 };
        return [keyOf(cell), { ...cell, value }];
      }),
    );
    return { figures: told.size, differences: differencesBetween(told, summed(await recount(trx))) };
  });
}

type Sums = Map<string, Cell & { value: number }>;

function summed(uses: readonly Use[]): Sums {
  const sums: Sums = new Map();
  for (const { day, purpose, isForeign, amounts } of uses) {
    for (const measure of USE_MEASURES) {
      const cell: Cell = { day, measure, purpose, isForeign };
      const before = sums.get(keyOf(cell))?.value ?? 0;
      sums.set(keyOf(cell), { ...cell, value: before + (amounts[measure] ?? 0) });
    }
  }
  return sums;
}

function differencesBetween(told: Sums, happened: Sums): Difference[] {
  const keys = [...new Set([...told.keys(), ...happened.keys()])].sort();
  return keys.flatMap((key) => {
    const cell = told.get(key) ?? happened.get(key)!;
    const { day, measure, purpose, isForeign } = cell;
    const both = { counted: told.get(key)?.value ?? 0, happened: happened.get(key)?.value ?? 0 };
    return both.counted === both.happened ? [] : [{ day, measure, purpose, isForeign, ...both }];
  });
}

function keyOf({ day, measure, purpose, isForeign }: Cell): string {
  return JSON.stringify([day, measure, purpose, isForeign]);
}
