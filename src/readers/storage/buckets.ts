import type { Kysely, Transaction } from 'kysely';
import { isPostgres } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { BucketLevel } from '../throttle/leaky-bucket.ts';

/** The bucket as it stands, locked until the transaction ends; an empty one is made where there is none. */
export async function lockedBucket(trx: Transaction<Database>, key: string, now: number): Promise<BucketLevel> {
  const at = new Date(now).toISOString();
  await trx
    .insertInto('throttle')
    .values({ key, level: 0, at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const found = trx.selectFrom('throttle').select(['level', 'at']).where('key', '=', key);
  const row = await (isPostgres(trx) ? found.forUpdate() : found).executeTakeFirstOrThrow();
  return { level: Number(row.level), at: Date.parse(row.at) };
}

export async function writeBucket(trx: Transaction<Database>, key: string, { level, at }: BucketLevel): Promise<void> {
  await trx
    .updateTable('throttle')
    .set({ level, at: new Date(at).toISOString() })
    .where('key', '=', key)
    .execute();
}

/** Those nobody has poured into for so long that they are empty. @param before ISO 8601, UTC */
export async function dropOldBuckets(db: Kysely<Database>, before: string): Promise<void> {
  await db.deleteFrom('throttle').where('at', '<', before).execute();
}
