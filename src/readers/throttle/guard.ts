import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { TryLater } from '../refusals.ts';
import { lockedBucket, writeBucket } from '../storage/buckets.ts';
import { drained, secondsToWait, type ThrottleRule } from './leaky-bucket.ts';

/** One bucket to pour into. */
export interface Bucket {
  /** Holds no address and no name: keyed hashes. */
  key: string;
  rule: ThrottleRule;
}

/** Counts tries. They are counted before what they try is looked at, so that many at once are no way round. */
export interface Guard {
  /** Counts one in each bucket, or in none where one is full. */
  take(buckets: readonly Bucket[]): Promise<Result<void, TryLater>>;
  /** What succeeded is not counted. */
  giveBack(buckets: readonly Bucket[]): Promise<void>;
}

export function createGuard(db: Kysely<Database>, now: () => Date): Guard {
  return {
    take: (buckets) =>
      db.transaction().execute(async (trx) => {
        const at = now().getTime();
        const levels: { bucket: Bucket; level: number }[] = [];
        for (const bucket of inOrder(buckets)) {
          levels.push({ bucket, level: drained(await lockedBucket(trx, bucket.key, at), bucket.rule, at) });
        }
        const seconds = Math.max(0, ...levels.map(({ bucket, level }) => secondsToWait(level, bucket.rule)));
        if (seconds > 0) return refused({ code: 'try-later', seconds });
        for (const { bucket, level } of levels) await writeBucket(trx, bucket.key, { level: level + 1, at });
        return done(undefined);
      }),
    giveBack: (buckets) =>
      db.transaction().execute(async (trx) => {
        const at = now().getTime();
        for (const { key, rule } of inOrder(buckets)) {
          const level = drained(await lockedBucket(trx, key, at), rule, at);
          await writeBucket(trx, key, { level: Math.max(0, level - 1), at });
        }
      }),
  };
}

/** Locks are always taken in the same order. */
function inOrder(buckets: readonly Bucket[]): Bucket[] {
  return buckets.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
