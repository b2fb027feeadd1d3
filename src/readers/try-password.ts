import { done, refused, type Result } from '../platform/result.ts';
import type { Client } from './client.ts';
import type { Parts } from './parts.ts';
import type { SignInRefusal } from './people.ts';
import { recordAudit } from '../platform/audit/record-audit.ts';
import { emailKey } from './fields/email-address.ts';
import type { AccountRow } from './storage/accounts.ts';
import { knownDevice } from './throttle/device-token.ts';
import type { Bucket } from './throttle/guard.ts';

/**
 * Looks whether a password is an account's: counted before it is looked at, the same work and the same answers whether
 * or not there is such an account.
 * @param account undefined: nobody has this address
 * @returns the hash to keep from now on where the old one was made with weaker figures
 */
export async function tryPassword(
  parts: Parts,
  { account, email, password }: { account: AccountRow | undefined; email: string; password: string },
  client: Client,
): Promise<Result<{ betterHash?: string }, SignInRefusal>> {
  const buckets = passwordBuckets(parts, account, email, client);
  const room = await parts.guard.take(buckets);
  if (!room.ok) return room;
  // Longer ones were never taken; hashing them would be work for nothing.
  const isTooLong = [...password].length > parts.policy.passwords.longest;
  const checked = await parts.passwords.verify(account?.password_hash ?? null, isTooLong ? '' : password);
  if (!checked.ok) return checked;
  const mayEnter = account !== undefined && account.status !== 'disabled' && account.status !== 'erased';
  if (!checked.value.isRight || isTooLong || !mayEnter) {
    await recordFailure(parts, account);
    return refused({ code: 'wrong' });
  }
  await parts.guard.giveBack(buckets);
  if (!checked.value.isOld) return done({});
  const better = await parts.passwords.hash(password);
  return done(better.ok ? { betterHash: better.value } : {});
}

/**
 * By account and by client; but by itself for a browser that the account was signed in from before, so that nobody
 * can lock the holder out by wrong tries from elsewhere.
 */
function passwordBuckets(parts: Parts, account: AccountRow | undefined, email: string, client: Client): Bucket[] {
  const { secrets, policy } = parts;
  const { throttle } = policy;
  // Also where there is no account: the time it takes is the same.
  const device = knownDevice(secrets, account?.id ?? '', client.device);
  if (device !== undefined) return [{ key: `password-known:${device}`, rule: throttle.knownBrowser }];
  return [
    { key: `password-account:${secrets.keyedHash('throttle', emailKey(email))}`, rule: throttle.signInByAccount },
    clientBucket(parts, client),
  ];
}

export function clientBucket({ secrets, policy: { throttle } }: Parts, { address }: Client): Bucket {
  return { key: `password-client:${secrets.keyedHash('throttle', address)}`, rule: throttle.signInByClient };
}

async function recordFailure({ db, now }: Parts, account: AccountRow | undefined): Promise<void> {
  const subject = account ? `account:${account.id}` : 'account:unknown';
  await db
    .transaction()
    .execute((trx) => recordAudit(trx, now().toISOString(), { actor: 'guest', action: 'sign-in.failed', subject }));
}
