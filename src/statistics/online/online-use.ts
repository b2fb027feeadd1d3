import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { OnlineMeasure } from '../measures.ts';
import { addToCount } from '../storage/count-use.ts';

/** Counts use on line in memory and adds it to the figures now and then. Nothing is known of who it was. */
export interface OnlineUse {
  saw(measure: OnlineMeasure): void;
  /** Writes down what was seen since. Where that fails nothing is lost: the next time writes it. */
  flush(): Promise<void>;
}

export function createOnlineUse(db: Kysely<Database>, now: () => Date): OnlineUse {
  let seen = new Map<string, { day: string; measure: OnlineMeasure; value: number }>();
  const add = (day: string, measure: OnlineMeasure, value: number) => {
    const key = `${day} ${measure}`;
    seen.set(key, { day, measure, value: (seen.get(key)?.value ?? 0) + value });
  };
  return {
    saw: (measure) => add(dayInVietnam(now()), measure, 1),
    async flush() {
      const counts = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
      if (counts.length === 0) return;
      seen = new Map();
      try {
        await db.transaction().execute(async (trx) => {
          for (const count of counts) await addToCount(trx, { ...count, purpose: '', is_foreign: 0 });
        });
      } catch (error) {
        for (const { day, measure, value } of counts) add(day, measure, value);
        throw error;
      }
    },
  };
}
