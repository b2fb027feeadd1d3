import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/** A job that a process holds: until `until`, unless it is held on to. */
export interface JobClaim {
  /** @returns false when another process has taken it over meanwhile */
  holdOn(): Promise<boolean>;
  /** @param done false: it is due again at once */
  release(done: boolean): Promise<void>;
}

/** A process that died keeps a job from the others for so long. */
export const CLAIM_MS = 120_000;

/**
 * Takes a job that is due and that no other process holds. Looks before it writes.
 * @param everyMs how long after its last run it is due
 */
export async function claimJob(
  db: Kysely<Database>,
  { name, everyMs }: { name: string; everyMs: number },
  now: () => Date,
  claimMs = CLAIM_MS,
): Promise<JobClaim | undefined> {
  const at = now();
  const [started, dueBefore] = [at.toISOString(), new Date(at.getTime() - everyMs).toISOString()];
  const row = await db.selectFrom('job').selectAll().where('name', '=', name).executeTakeFirst();
  if (row && !isFree(row, started, dueBefore)) return undefined;
  if (!row) {
    const fresh = { name, claimed_until: null, last_run_at: null };
    await db
      .insertInto('job')
      .values(fresh)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
  }
  const until = () => new Date(now().getTime() + claimMs).toISOString();
  let held = until();
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ claimed_until: held })
    .where('name', '=', name)
    .where((is) => is.or([is('claimed_until', 'is', null), is('claimed_until', '<=', started)]))
    .where((is) => is.or([is('last_run_at', 'is', null), is('last_run_at', '<=', dueBefore)]))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return undefined;
  return {
    async holdOn() {
      const next = until();
      const { numUpdatedRows: kept } = await mine().set({ claimed_until: next }).executeTakeFirstOrThrow();
      if (kept > 0n) held = next;
      return kept > 0n;
    },
    async release(done) {
      await mine()
        .set({ claimed_until: null, ...(done ? { last_run_at: started } : {}) })
        .execute();
    },
  };

  function mine() {
    return db.updateTable('job').where('name', '=', name).where('claimed_until', '=', held);
  }
}

function isFree(row: { claimed_until: string | null; last_run_at: string | null }, now: string, dueBefore: string) {
  return (row.claimed_until ?? '') <= now && (row.last_run_at ?? '') <= dueBefore;
}
