import type { Parts } from './parts.ts';
import { dropOldBuckets } from './storage/buckets.ts';

const DAY_MS = 86_400_000;

/** Takes away what nobody can use any more. Any number of processes may do it at the same moment, or again. */
export async function purge({ db, now, policy }: Parts): Promise<void> {
  const at = now().getTime();
  const before = (ms: number): string => new Date(at - ms).toISOString();
  await dropOldBuckets(db, before(longestDrainMs(policy.throttle)));
  const { reader, staff } = policy.sessions;
  const oldest = Math.max(reader.absoluteHours, staff.absoluteHours) * 3_600_000;
  await db.deleteFrom('session').where('created_at', '<', before(oldest)).execute();
  // Kept for a day after it ran out: whoever follows it is told so, not that it never was.
  await db.deleteFrom('account_token').where('expires_at', '<', before(DAY_MS)).execute();
  await dropLettersToErased({ db });
  await dropUnconfirmed({ db }, before(policy.links.verifyEmailHours * 3_600_000 + DAY_MS));
}

/** How long the fullest bucket takes to run empty. */
function longestDrainMs(throttle: Parts['policy']['throttle']): number {
  return Math.max(...Object.values(throttle).map(({ tries, minutesForOne }) => tries * minutesForOne * 60_000));
}

/** The last letter to somebody who was erased holds their address: it goes when it has gone. */
async function dropLettersToErased({ db }: Pick<Parts, 'db'>): Promise<void> {
  const erased = db.selectFrom('account').select('pk').where('status', '=', 'erased');
  await db
    .deleteFrom('mail')
    .where('account_pk', 'in', erased)
    .where((is) => is.or([is('sent_at', 'is not', null), is('dead_at', 'is not', null)]))
    .execute();
}

/** Registrations whose address nobody confirmed: what was typed into them is nobody's business any more. */
async function dropUnconfirmed({ db }: Pick<Parts, 'db'>, before: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const stale = trx
      .selectFrom('account')
      .select('pk')
      .where('kind', '=', 'reader')
      .where('email_verified_at', 'is', null)
      .where('seen_at', 'is', null)
      .where('erased_at', 'is', null)
      .where('created_at', '<', before);
    await trx.deleteFrom('account_token').where('account_pk', 'in', stale).execute();
    await trx.deleteFrom('mail').where('account_pk', 'in', stale).execute();
    await trx
      .deleteFrom('account')
      .where('kind', '=', 'reader')
      .where('email_verified_at', 'is', null)
      .where('seen_at', 'is', null)
      .where('erased_at', 'is', null)
      .where('created_at', '<', before)
      .execute();
  });
}
