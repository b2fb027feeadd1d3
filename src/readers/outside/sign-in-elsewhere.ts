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
import { isLinkedTo, linkAccount, linkedAccount } from '../storage/outside-links.ts';
import { tell } from '../tell.ts';
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
      const at = now().toISOString();
      const found = await accountOf(trx, person);
      if (!('account' in found)) {
        const { holder, reason } = found;
        const subject = `account:${holder?.id ?? 'unknown'}`;
        const data = { by: 'outside', ...(reason ? { reason } : {}) };
        await recordAudit(trx, at, { actor: 'guest', action: 'sign-in.failed', subject, data });
        return refused({ code: 'no-account' });
      }
      const { account } = found;
      if (found.isNew) await link(trx, at, person, account);
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

/**
 * The account linked to this identity; else the one with the address that the service vouches for, unless somebody
 * else of the service has that already: addresses are given to others, and a second one must not come in as the first.
 */
async function accountOf(
  trx: Transaction<Database>,
  person: OutsidePerson,
): Promise<{ account: AccountRow; isNew: boolean } | { holder?: AccountRow; reason?: 'linked-to-another' }> {
  const linked = await linkedAccount(trx, person);
  const { issuer, verifiedEmail } = person;
  const pk = linked ?? (verifiedEmail && (await accountByEmailKey(trx, emailKey(verifiedEmail)))?.pk);
  const account = typeof pk === 'number' ? await lockedAccount(trx, pk) : undefined;
  if (!account || account.email_verified_at === null) return {};
  if (account.status === 'disabled' || account.status === 'erased') return { holder: account };
  const isNew = linked === undefined;
  if (isNew && (await isLinkedTo(trx, issuer, account.pk))) return { holder: account, reason: 'linked-to-another' };
  return { account, isNew };
}

/** The holder is told: it may be somebody else who was given their address there. */
async function link(trx: Transaction<Database>, at: string, person: OutsidePerson, account: AccountRow): Promise<void> {
  await linkAccount(trx, person, account.pk);
  await tell(trx, at, account, { template: 'outside-linked', data: {} });
  await recordAudit(trx, at, { actor: account.id, action: 'outside.linked', subject: `account:${account.id}` });
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
