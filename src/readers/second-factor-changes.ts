import { recordAudit } from '../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { beginSession } from './begin-session.ts';
import type { Client } from './client.ts';
import type { Parts } from './parts.ts';
import type { SignedIn, SignInRefusal } from './people.ts';
import { proveAgain } from './prove-again.ts';
import type { NotFound } from './refusals.ts';
import { newRecoveryCodes, recoveryHash } from './second-factor/recovery-codes.ts';
import { lockedAccount } from './storage/accounts.ts';
import { dropSecondFactor, writeRecoveryCodes } from './storage/second-factor.ts';
import { tell } from './tell.ts';
import type { Visitor } from './visitor.ts';

/** The codes given before open nothing any more. */
export async function replaceRecoveryCodes(
  parts: Parts,
  visitor: Visitor,
  password: string,
  client: Client,
): Promise<Result<string[], SignInRefusal | NotFound>> {
  const { db, now, secrets } = parts;
  const proved = await proveAgain(parts, visitor, password, client);
  if (!proved.ok) return proved;
  const { account } = proved.value;
  if (account.totp_confirmed_at === null) return refused({ code: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const codes = newRecoveryCodes();
    await writeRecoveryCodes(
      trx,
      account.pk,
      codes.map((code) => recoveryHash(secrets, account.id, code)),
    );
    const entry = { actor: account.id, action: 'second-factor.new-codes', subject: `account:${account.id}` };
    await recordAudit(trx, now().toISOString(), entry);
    return done(codes);
  });
}

/** All sessions end; this browser gets a new one. */
export async function removeSecondFactor(
  parts: Parts,
  visitor: Visitor,
  password: string,
  client: Client,
): Promise<Result<SignedIn, SignInRefusal | NotFound>> {
  const { db, now } = parts;
  if (visitor.actor.kind !== 'reader') return refused({ code: 'not-found' });
  const proved = await proveAgain(parts, visitor, password, client);
  if (!proved.ok) return proved;
  const { account: before } = proved.value;
  if (before.totp_confirmed_at === null) return refused({ code: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const at = now().toISOString();
    await dropSecondFactor(trx, before.pk);
    const account = await lockedAccount(trx, before.pk);
    if (!account) return refused({ code: 'not-found' });
    await parts.sessionsIn(trx).endAll(account.pk);
    const signedIn = await beginSession(parts, trx, account, client, null);
    await tell(trx, at, account, { template: 'second-factor-changed', data: { change: 'off' } });
    await recordAudit(trx, at, {
      actor: account.id,
      action: 'second-factor.removed',
      subject: `account:${account.id}`,
    });
    return done(signedIn);
  });
}
