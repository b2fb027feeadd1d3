import type { Transaction } from 'kysely';
import { z } from 'zod';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { isUniqueViolation } from '../../platform/database/unique-violation.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { beginSession } from '../begin-session.ts';
import type { Client } from '../client.ts';
import { emailKey } from '../fields/email-address.ts';
import type { Parts } from '../parts.ts';
import type { OutsideRefusal, SignedIn, Unavailable } from '../people.ts';
import type { BadLink } from '../refusals.ts';
import { accountByEmailKey, lockedAccount, type AccountRow } from '../storage/accounts.ts';
import { clientBucket } from '../try-password.ts';
import { newChecks, type OutsidePerson, type Provider } from './provider.ts';

/** What goes along, sealed, in the browser's cookie: only this browser can come back, and only for so long. */
const Kept = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  until: z.number(),
});

const MINUTE_MS = 60_000;

export async function beginOutside(
  { now, secrets }: Parts,
  provider: Provider,
  minutes: number,
  { back, next }: { back: string; next: string },
): Promise<Result<{ to: string; keep: string }, Unavailable>> {
  const checks = newChecks();
  const to = await provider.begin(back, checks);
  if (!to.ok) return to;
  const kept = { ...checks, next, until: now().getTime() + minutes * MINUTE_MS };
  return done({ to: to.value, keep: secrets.seal('outside', JSON.stringify(kept)) });
}

export async function finishOutside(
  parts: Parts,
  provider: Provider,
  { current, keep, client }: { current: string; keep: string; client: Client },
): Promise<Result<SignedIn & { next: string }, OutsideRefusal>> {
  const kept = openKept(parts, keep);
  if (!kept) return refused({ code: 'bad-link' });
  const person = await provider.finish(current, kept);
  if (!person.ok) {
    await recordRefusal(parts, client, person.refusal.reason);
    return refused({ code: person.refusal.code });
  }
  const signedIn = await signInAs(parts, person.value, client);
  return signedIn.ok ? done({ ...signedIn.value, next: kept.next }) : signedIn;
}

function openKept({ now, secrets }: Parts, keep: string): z.infer<typeof Kept> | undefined {
  try {
    const kept = Kept.parse(JSON.parse(secrets.open('outside', keep)));
    return kept.until >= now().getTime() ? kept : undefined;
  } catch {
    // Not sealed here: of another browser, another key, or made up.
    return undefined;
  }
}

async function signInAs(
  parts: Parts,
  person: OutsidePerson,
  client: Client,
): Promise<Result<SignedIn, BadLink | { code: 'no-account' }>> {
  const { db, now } = parts;
  try {
    return await db.transaction().execute(async (trx) => {
      const account = await accountOf(trx, person);
      const at = now().toISOString();
      if (!account) {
        const entry = { actor: 'guest', action: 'sign-in.failed', subject: 'account:unknown', data: { by: 'outside' } };
        await recordAudit(trx, at, entry);
        return refused({ code: 'no-account' });
      }
      const secondFactorAt = hadTwoFactors(parts, person) ? at : null;
      const signedIn = await beginSession(parts, trx, account, client, secondFactorAt);
      const action = signedIn.owes ? 'sign-in.first-step' : 'sign-in.done';
      const entry = { actor: account.id, action, subject: `account:${account.id}`, data: { by: 'outside' } };
      await recordAudit(trx, at, entry);
      return done(signedIn);
    });
  } catch (error) {
    // Linked in another window at the same moment.
    if (isUniqueViolation(error)) return refused({ code: 'bad-link' });
    throw error;
  }
}

/** The account linked to this identity; else the one with the address that the service vouches for, linked from now on. */
async function accountOf(
  trx: Transaction<Database>,
  { issuer, subject, verifiedEmail }: OutsidePerson,
): Promise<AccountRow | undefined> {
  const linked = await trx
    .selectFrom('external_identity')
    .select('account_pk')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  const byEmail = linked || !verifiedEmail ? undefined : await accountByEmailKey(trx, emailKey(verifiedEmail));
  const pk = linked?.account_pk ?? byEmail?.pk;
  const account = pk === undefined ? undefined : await lockedAccount(trx, pk);
  if (!account || account.email_verified_at === null) return undefined;
  if (account.status === 'disabled' || account.status === 'erased') return undefined;
  if (!linked) await trx.insertInto('external_identity').values({ issuer, subject, account_pk: account.pk }).execute();
  return account;
}

function hadTwoFactors({ policy }: Parts, { acr, amr }: OutsidePerson): boolean {
  const { twoFactorsAcr, twoFactorsAmr } = policy.outside;
  return (acr !== undefined && twoFactorsAcr.includes(acr)) || amr.some((word) => twoFactorsAmr.includes(word));
}

/** Counted, so that nobody fills the log with addresses they made up. */
async function recordRefusal(parts: Parts, client: Client, reason: string): Promise<void> {
  const { db, now, guard } = parts;
  if (!(await guard.take([clientBucket(parts, client)])).ok) return;
  const data = { by: 'outside', reason };
  const entry = { actor: 'guest', action: 'sign-in.failed', subject: 'account:unknown', data };
  await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
}
