import { recordAudit } from '../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../platform/result.ts';
import type { Secrets } from '../platform/secrets.ts';
import { beginSession } from './begin-session.ts';
import type { Client } from './client.ts';
import type { Parts } from './parts.ts';
import type { SignedIn, SignInRefusal } from './people.ts';
import { proveAgain } from './prove-again.ts';
import type { NotFound } from './refusals.ts';
import { newRecoveryCodes, recoveryHash } from './second-factor/recovery-codes.ts';
import { stepOfCode, totpInvitation, TOTP_KEY_BYTES } from './second-factor/totp.ts';
import { lockedAccount, type AccountRow } from './storage/accounts.ts';
import { accountOfVisitor, endByHandle } from './storage/own-sessions.ts';
import { writeRecoveryCodes } from './storage/second-factor.ts';
import { tell } from './tell.ts';
import type { Visitor } from './visitor.ts';

export async function secondFactorToSetUp(
  { db, secrets, archiveNames }: Parts,
  visitor: Visitor,
): Promise<Result<{ secret: string; uri: string }, NotFound>> {
  const own = await accountOfVisitor(db, visitor);
  if (!own || own.account.totp_confirmed_at !== null) return refused({ code: 'not-found' });
  const key = keyOfSession(secrets, own.session.handle);
  return done(totpInvitation(key, archiveNames[0], own.account.email ?? own.account.name));
}

/**
 * The secret offered in a session, before it is kept: made of the session, so that nothing is stored that nobody
 * confirmed, and that no earlier session has seen what a later one confirms.
 */
function keyOfSession(secrets: Secrets, handle: string): Buffer {
  return Buffer.from(secrets.keyedHash('totp-offer', handle), 'hex').subarray(0, TOTP_KEY_BYTES);
}

export async function setUpSecondFactor(
  parts: Parts,
  visitor: Visitor,
  { code, password = '' }: { code: string; password?: string },
  client: Client,
): Promise<Result<SignedIn & { recoveryCodes: string[] }, SignInRefusal | NotFound>> {
  const own = await accountOfVisitor(parts.db, visitor);
  if (!own || own.account.totp_confirmed_at !== null) return refused({ code: 'not-found' });
  // Who owes it has just given a password; who signed in an hour ago has not.
  if (visitor.owes !== 'second-factor-setup') {
    const proved = await proveAgain(parts, visitor, password, client);
    if (!proved.ok) return proved;
  }
  return keepSecondFactor(parts, own.account, own.session.handle, code, client);
}

async function keepSecondFactor(
  parts: Parts,
  { pk }: AccountRow,
  handle: string,
  code: string,
  client: Client,
): Promise<Result<SignedIn & { recoveryCodes: string[] }, SignInRefusal | NotFound>> {
  const { db, now, secrets, policy, guard } = parts;
  const bucket = { key: `code-account:setup:${handle}`, rule: policy.throttle.secondStep };
  const room = await guard.take([bucket]);
  if (!room.ok) return room;
  return db.transaction().execute(async (trx) => {
    const at = now();
    const before = await lockedAccount(trx, pk);
    const key = keyOfSession(secrets, handle);
    const step = stepOfCode(key, code.replace(/\s/g, ''), at, null);
    if (!before || before.totp_confirmed_at !== null || before.status === 'disabled') {
      return refused({ code: 'not-found' });
    }
    if (step === undefined || !(await endByHandle(trx, pk, handle))) return refused({ code: 'wrong' });
    const changes = {
      totp_sealed: secrets.seal('totp', key.toString('base64url')),
      totp_confirmed_at: at.toISOString(),
      totp_last_step: step,
    };
    await trx.updateTable('account').set(changes).where('pk', '=', pk).execute();
    const codes = newRecoveryCodes();
    await writeRecoveryCodes(
      trx,
      pk,
      codes.map((each) => recoveryHash(secrets, before.id, each)),
    );
    await parts.sessionsIn(trx).endAll(pk);
    const account = { ...before, ...changes };
    const signedIn = await beginSession(parts, trx, account, client, at.toISOString());
    await tell(trx, at.toISOString(), account, { template: 'second-factor-changed', data: { change: 'on' } });
    const entry = { actor: account.id, action: 'second-factor.set-up', subject: `account:${account.id}` };
    await recordAudit(trx, at.toISOString(), entry);
    return done({ ...signedIn, recoveryCodes: codes });
  });
}
